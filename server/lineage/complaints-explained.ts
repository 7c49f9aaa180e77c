// Which holders' lists explain complaints: for every caller the few lists that are behind the calls, against lists that were not seized.
import type { ComplaintMatch, ExplainingHolder } from '#contract/match.ts';
import { bandOf, CAP, clamp } from './bands.ts';
import {
  chanceByList,
  chanceByOther,
  referenceOf,
  type ComplaintList,
  type ComplaintRow,
  type HeardComplaint,
} from './complaint-chances.ts';
import { mixtureOf, type Mixture } from './mixture.ts';

export interface ComplaintsInput {
  fields: readonly string[];
  lists: readonly ComplaintList[];
  /** Complaints about people whom the case knows. */
  complaints: readonly HeardComplaint[];
  /** People in the case. */
  people: number;
}

/** That a list is behind some of a caller's calls, before anything is known of them: his own, anybody else's. */
const [OWN, OTHERS] = [0.5, 0.05];
/** Explanations shown of each complaint, and the least likely of them. */
const [SHOWN, LEAST] = [5, 0.01];
/** Less likely lists are not named as those from which another cannot be told. */
const LIKELY = 0.05;
/** A value is telling where no more than this share of the other lists says so. */
const RARE = 0.34;

type Explanation = ComplaintMatch['details'][number]['explanations'][number];

export interface ExplainedComplaint {
  id: string;
  explanations: Explanation[];
  unexplained: number;
}

export interface ComplaintsExplained {
  holders: ExplainingHolder[];
  complaints: ExplainedComplaint[];
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The calls of one caller, or all those of whom nobody knows who made them. */
interface Calls {
  caller: string | undefined;
  complaints: readonly HeardComplaint[];
  rows: (ComplaintRow | undefined)[][];
  prior: number[];
  mixture: Mixture;
}

function weighCalls(
  input: ComplaintsInput,
  caller: string | undefined,
  complaints: readonly HeardComplaint[],
): Calls {
  const { lists, people, fields } = input;
  const all = lists.reduce((sum, { owners }) => sum + owners, 0) || 1;
  const filled = fields.map(
    (_, f) => lists.reduce((sum, list) => sum + (list.filled[f] ?? 0) * list.owners, 0) / all,
  );
  const right = complaints.map((complaint) => referenceOf(complaint.all, fields.length));
  const rows: (ComplaintRow | undefined)[][] = [];
  const chances = lists.map((list) => {
    const found = complaints.map((complaint, i) => {
      const own = complaint.rows.find((one) => one.list === list.id)?.rows ?? [];
      return own.length === 0 ? undefined : chanceByList(complaint, right[i]!, list, own);
    });
    rows.push(found.map((one) => one?.row));
    return Float64Array.from(found, (one) => one?.logChance ?? Number.NEGATIVE_INFINITY);
  });
  const none = Float64Array.from(complaints, (complaint, i) =>
    chanceByOther(complaint, right[i]!, Math.max(people, 1), filled),
  );
  const prior = lists.map(({ holder }) => (holder === caller ? OWN : OTHERS));
  return { caller, complaints, rows, prior, mixture: mixtureOf(chances, none, prior) };
}

/** In which fields a row says what is given, which of them few others say, and which differ. */
function fieldsOf(
  { fields }: ComplaintsInput,
  { given, all }: HeardComplaint,
  { values }: ComplaintRow,
): Pick<Explanation, 'agree' | 'telling' | 'differ'> {
  const agree = fields.flatMap((_, f) => (given[f] !== null && given[f] === values[f] ? [f] : []));
  const isRare = (f: number): boolean => {
    const saying = all.filter(({ rows }) => rows.some((row) => row.values[f] !== null));
    const same = saying.filter(({ rows }) => rows.some((row) => row.values[f] === values[f]));
    return saying.length > 1 && (same.length - 1) / (saying.length - 1) <= RARE;
  };
  const names = (of: readonly number[]): string[] => of.map((f) => fields[f]!);
  return {
    agree: names(agree),
    telling: names(agree.filter(isRare)),
    differ: names(
      fields.flatMap((_, f) =>
        given[f] !== null && (values[f] ?? null) !== null && given[f] !== values[f] ? [f] : [],
      ),
    ),
  };
}

function explain(input: ComplaintsInput, { complaints, mixture }: Calls): ExplainedComplaint[] {
  const { lists } = input;
  return complaints.map((complaint, i) => {
    const of = mixture.responsible[i]!;
    const explanations = lists
      .map((list, l) => ({ list, l, probability: of[l]! }))
      .filter(({ probability }) => probability >= LEAST)
      .sort((a, b) => b.probability - a.probability || (a.list.id < b.list.id ? -1 : 1))
      .slice(0, SHOWN)
      .map(({ list, probability }): Explanation => {
        const rows = complaint.rows.find((one) => one.list === list.id)?.rows ?? [];
        const right = referenceOf(complaint.all, input.fields.length);
        const { row } = chanceByList(complaint, right, list, rows);
        return {
          holder: list.holder,
          list: list.id,
          probability: round(probability),
          rows: rows.map((one) => one.row),
          ...fieldsOf(input, complaint, row),
        };
      });
    return { id: complaint.id, explanations, unexplained: round(of[lists.length]!) };
  });
}

const logOdds = (probability: number): number => {
  const kept = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return Math.log(kept / (1 - kept));
};

/** One holder over all callers. */
function holderOf(input: ComplaintsInput, calls: readonly Calls[], holder: string): ExplainingHolder {
  const { lists } = input;
  const own = lists.flatMap((list, l) => (list.holder === holder ? [l] : []));
  const either = (of: (l: number) => number): number => 1 - own.reduce((left, l) => left * (1 - of(l)), 1);
  const byCaller = calls.map(({ mixture, prior }) => ({
    probability: either((l) => mixture.probability[l]!),
    prior: either((l) => prior[l]!),
  }));
  const any = (of: (one: (typeof byCaller)[number]) => number): number =>
    1 - byCaller.reduce((left, one) => left * (1 - of(one)), 1);
  const probability = any((one) => one.probability);
  const share = (of: Float64Array): number => own.reduce((sum, l) => sum + of[l]!, 0);
  const events = calls.flatMap(({ complaints, mixture }) =>
    complaints.map((complaint, i) => ({ complaint, of: mixture.responsible[i]! })),
  );
  const holders = [...new Set(lists.map((list) => list.holder))];
  const sharesOf = (of: Float64Array): Map<string, number> => {
    const shares = new Map(holders.map((one) => [one, 0]));
    lists.forEach((list, l) => shares.set(list.holder, shares.get(list.holder)! + of[l]!));
    return shares;
  };
  const explained = events.filter(({ of }) => {
    const mine = share(of);
    const others = Math.max(
      ...[...sharesOf(of)].filter(([one]) => one !== holder).map(([, value]) => value),
      0,
    );
    return mine > 0 && mine >= others && mine >= of[lists.length]!;
  });
  const most = own
    .map((l) => ({ l, sum: events.reduce((sum, { of }) => sum + of[l]!, 0) }))
    .sort((a, b) => b.sum - a.sum || a.l - b.l)[0];
  const alike = new Set(
    calls.flatMap(({ mixture }) =>
      own
        .filter((l) => mixture.probability[l]! >= LIKELY)
        .flatMap((l) => mixture.alike(l))
        .filter((l) => mixture.probability[l]! >= LIKELY)
        .map((l) => lists[l]!.holder),
    ),
  );
  alike.delete(holder);
  const logLR = clamp(logOdds(probability) - logOdds(any((one) => one.prior)), CAP);
  return {
    holder,
    ...(most !== undefined && most.sum >= LEAST ? { list: lists[most.l]!.id } : {}),
    probability: round(probability),
    logLR: round(logLR),
    band: bandOf(logLR),
    explained: explained.length,
    covers: events.filter(({ complaint }) =>
      own.some((l) => complaint.rows.some((one) => one.list === lists[l]!.id)),
    ).length,
    called: events.filter(({ complaint }) => complaint.caller === holder).length,
    alike: [...alike].sort(),
  };
}

/** Weighs which holders' lists are behind complaints. The same whatever the order of lists and complaints. */
export function explainComplaints(input: ComplaintsInput): ComplaintsExplained {
  const callers = [...new Set(input.complaints.map(({ caller }) => caller))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  const calls = callers.map((caller) =>
    weighCalls(
      input,
      caller,
      input.complaints.filter((complaint) => complaint.caller === caller),
    ),
  );
  const holders = [...new Set(input.lists.map(({ holder }) => holder))]
    .map((holder) => holderOf(input, calls, holder))
    .filter(({ covers, called }) => covers > 0 || called > 0);
  holders.sort(
    (a, b) =>
      b.probability - a.probability ||
      b.explained - a.explained ||
      b.logLR - a.logLR ||
      (a.holder < b.holder ? -1 : 1),
  );
  const explained = new Map(calls.flatMap((one) => explain(input, one)).map((one) => [one.id, one]));
  return { holders, complaints: input.complaints.map(({ id }) => explained.get(id)!) };
}
