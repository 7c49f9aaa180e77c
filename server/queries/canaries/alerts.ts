// The alerts of a case: canaries that turned up in its lists, or its own canaries in the lists of others.
import { keptAlert, type CanaryAlert, type KeptAlert } from '#contract/canaries.ts';
import type { Text } from '#contract/text.ts';
import { tellingKeys } from '../../canaries/given.ts';
import { maskText, type Fact, type RecordReader } from '../../record/index.ts';
import { holdingOf, textOf } from '../case-chain.ts';
import { standsFor } from '../identities/party-of.ts';
import { shownEntry } from '../steps/journal.ts';
import { allCanaries, type CanaryOfCase } from './given.ts';
import { CAVEATS, expectedOf, meaningOf } from './words.ts';

/** Whether somebody may read a case; an alert is shown to those who may read both. */
export type MayRead = (caseId: string) => boolean;

/** Whether a party or handle of this id stands in a case. */
export const recipientStands = (record: RecordReader, caseId: string, id: string): boolean =>
  record.fact(caseId, 'Party', id) !== undefined || record.fact(caseId, 'Handle', id) !== undefined;

const list = (id: string): Text => ({ zh: `名单 ${id} `, en: `list ${id}` });

/** How many of some canaries others were given too, in another case. */
function sharedWith(all: readonly CanaryOfCase[], own: readonly CanaryOfCase[], caseId: string): number {
  const others = new Set(all.filter((one) => one.case !== caseId).flatMap(tellingKeys));
  return own.filter((one) => tellingKeys(one).some((key) => others.has(key))).length;
}

/** What speaks against an alert. */
function caveatsOf(
  { recipient, canaryCase }: KeptAlert,
  own: readonly CanaryOfCase[],
  all: readonly CanaryOfCase[],
  { stands, last, givenOn }: { stands: boolean; last: string | undefined; givenOn: string },
): Text[] {
  const shared = sharedWith(all, own, canaryCase);
  return [
    ...(stands ? [] : [CAVEATS.retracted(recipient)]),
    ...(last !== undefined && last < givenOn.slice(0, last.length) ? [CAVEATS.early(last, givenOn)] : []),
    ...(shared > 0 ? [CAVEATS.shared(shared)] : []),
  ];
}

/** The word that stands on an alert as it is now: one on what was found before does not count. */
function wordOf(record: RecordReader, { case: caseId, id, entry }: Fact): CanaryAlert['word'] {
  const word = record.fact(caseId, 'AlertWord', id);
  if (word === undefined || word.payload.values['alert'] !== entry) return undefined;
  const said = record.entry(word.entry);
  return said === undefined
    ? undefined
    : { entry: shownEntry(said), reason: maskText(textOf(word.payload.values['reason']) ?? '') };
}

function shownAlert(record: RecordReader, fact: Fact, all: readonly CanaryOfCase[]): CanaryAlert | undefined {
  const kept = keptAlert.parse(fact.payload.values);
  const { recipient, canaryCase } = kept;
  const standing = new Map(
    all.filter((one) => one.case === canaryCase && one.holder === recipient).map((one) => [one.id, one]),
  );
  const canaries = kept.canaries.filter(({ canary }) => standing.has(canary));
  const listFact = record.fact(fact.case, 'List', kept.list);
  const entry = record.entry(fact.entry);
  // What was taken back since, list or canaries, alerts nobody.
  if (canaries.length === 0 || listFact === undefined || entry === undefined) return undefined;
  const own = canaries.map(({ canary }) => standing.get(canary)!);
  const { holder, lastPossibleOn } = holdingOf(listFact.payload.values);
  const givenOn = own.map(({ on }) => on ?? '').sort()[0]!;
  const stands = recipientStands(record, canaryCase, recipient);
  const whose = standsFor(record, fact.case, 'confirmed');
  // Ids are a case's own: only within one case do they tell that two are the same.
  const isOwn =
    fact.case === canaryCase && (whose.get(holder) ?? holder) === (whose.get(recipient) ?? recipient);
  const rows = canaries.reduce((sum, one) => sum + one.rows, 0);
  const passage = { list: list(kept.list), recipient, rows };
  const word = wordOf(record, fact);
  return {
    ...kept,
    canaries,
    id: fact.id,
    case: fact.case,
    status: isOwn ? 'expected' : word === undefined ? 'open' : 'acknowledged',
    holder,
    recipientStands: stands,
    givenOn,
    rows,
    meaning: isOwn ? expectedOf(passage) : meaningOf(passage),
    caveats: caveatsOf(kept, own, all, { stands, last: lastPossibleOn, givenOn }),
    entry: shownEntry(entry),
    ...(word === undefined ? {} : { word }),
  };
}

/** Open ones first, then the latest first; those of cases that may not be read are left out. */
export function alertsOf(record: RecordReader, caseId: string, mayRead: MayRead): CanaryAlert[] {
  const all = allCanaries(record);
  const order: readonly CanaryAlert['status'][] = ['open', 'acknowledged', 'expected'];
  return record
    .cases()
    .filter(({ id }) => mayRead(id))
    .flatMap(({ id }) => record.facts(id, 'Alert'))
    .flatMap((fact) => shownAlert(record, fact, all) ?? [])
    .filter((alert) => [alert.case, alert.canaryCase].includes(caseId) && mayRead(alert.canaryCase))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || b.entry.seq - a.entry.seq);
}
