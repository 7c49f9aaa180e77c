// A count as it is answered: numbers from the worker, thresholds from the rules, and what is to be said beside them.
import type { Count } from '#contract/count.ts';
import { fineOf, gainsOf, type CountedTransfer } from '../../counting/gains.ts';
import { readingsOf } from '../../counting/readings.ts';
import { BUYER_PROFIT, citationOf, ruleOf, RULES, type RuleId } from '../../counting/rules.ts';
import { appliesTo, type Period } from '../../counting/time.ts';
import type { CountAnswer } from '../../counting/input.ts';
import type { ParamsOf } from '../define.ts';
import { byClass, classesOf } from './classes.ts';
import { classNotes, notesOf, periodsOf } from './notes.ts';
import type { CountScope } from './scope.ts';

const PERIODS: readonly Period[] = ['before', 'from', 'unknown'];

/** What was done before the rules were in force, from then on, and when nobody knows. */
function periodTable(
  scope: CountScope,
  { lists: tallies }: CountAnswer,
  counted: readonly CountedTransfer[],
): Count['periods'] {
  const { lists, transfers } = periodsOf(scope);
  return PERIODS.map((period) => ({
    period,
    lists: lists.filter((one) => one === period).length,
    rows: lists.reduce((sum, one, at) => sum + (one === period ? tallies[at]!.seized : 0), 0),
    transfers: transfers.filter((one) => one === period).length,
    yuan: gainsOf(counted.filter((_, at) => transfers[at] === period)).yuan,
  })).filter(({ lists: some, transfers: more }) => some + more > 0);
}

function buyerOf({ received, transfers, party }: CountScope): Count['buyer'] {
  if (party === undefined || received.length === 0 || transfers.length > 0) return null;
  return {
    threshold: BUYER_PROFIT,
    profit: null,
    rule: citationOf('buyer'),
    text: {
      zh: `收到过名单，未见再提供：如系为合法经营而购买、收受，另看获利是否满 ${BUYER_PROFIT} 元；案中没有获利数据`,
      en: `received lists and is not known to have passed any on: if they were got for lawful business, profits of ${BUYER_PROFIT} yuan are another threshold; nothing of profits is in the case`,
    },
  };
}

/** Puts the answer together. */
export function countAnswer(params: ParamsOf<'count'>, scope: CountScope, found: CountAnswer): Count {
  const holderOf = new Map(scope.lists.map(({ id, holder }) => [id, holder]));
  const sum = (of: 'seized' | 'duplicates' | 'false' | 'counted'): number =>
    found.lists.reduce((total, list) => total + list[of], 0);
  const counted = scope.transfers.map((one, at) => {
    const listed = found.listed[at];
    return listed === null || listed === undefined ? one : { ...one, listed };
  });
  const gain = gainsOf(counted);
  const periods = periodsOf(scope);
  const applies = appliesTo([...periods.lists, ...periods.transfers]);
  // A party's number adds up what it provided; that of a case or a list is what was seized.
  const { accumulated } = found;
  const total = scope.party === undefined ? sum('counted') : accumulated.total;
  const classified =
    params.classes === undefined
      ? undefined
      : byClass(scope.scope, found.lists, classesOf(params.classes), total);
  return {
    case: params.case,
    scope: {
      ...(scope.list === undefined ? {} : { list: scope.list }),
      ...(scope.chosen === undefined ? {} : { chosen: scope.chosen }),
      ...(scope.party === undefined ? {} : { party: scope.party }),
      identities: params.identities,
      lists: scope.scope,
    },
    records: {
      seized: sum('seized'),
      duplicates: sum('duplicates'),
      false: sum('false'),
      counted: sum('counted'),
    },
    people: found.people,
    falseBy: found.falseBy,
    lists: scope.scope.map((list, at) => ({ list, holder: holderOf.get(list) ?? '', ...found.lists[at]! })),
    readings: readingsOf(total, applies, classified),
    gain,
    provided: accumulated.provided,
    accumulated: {
      held: accumulated.held,
      provided: accumulated.provided.reduce((all, { records }) => all + records, 0),
      heldNotProvided: accumulated.heldNotProvided,
      total: accumulated.total,
      rule: citationOf('counting'),
    },
    periods: periodTable(scope, found, counted),
    buyer: buyerOf(scope),
    fine: fineOf(gain),
    rules: (Object.keys(RULES) as RuleId[]).map(ruleOf),
    notes: [...notesOf(scope, accumulated), ...classNotes(classified, total)],
  };
}
