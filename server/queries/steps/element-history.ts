// Everything that was ever asserted of an element, masked, and where a person and a file disagree.
import { isDeepStrictEqual } from 'node:util';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { isEntity, maskText, type Fact, type FactPayload, type RecordReader } from '../../record/index.ts';
import type { ResultOf, Step } from '../define.ts';
import { maskedFields } from '../masked-fields.ts';
import { shownEntry } from './journal.ts';

type History = ResultOf<'element-history'>;
type Change = History['entries'][number]['changes'][number];

/** Fields of the contract in which two payloads differ, masked. */
function changesOf(
  at: Pick<Fact, 'case' | 'id'> & { type: EntityType },
  before: FactPayload | undefined,
  after: FactPayload,
): Change[] {
  const shown = (payload: FactPayload | undefined): ReturnType<typeof maskedFields> =>
    payload === undefined ? {} : maskedFields({ ...at, ref: at.id, entry: 0, payload });
  const [one, other] = [shown(before), shown(after)];
  return Object.keys(entityOf(at.type).fields)
    .filter((name) => !isDeepStrictEqual(before?.values[name], after.values[name]))
    .map((field) => ({
      field,
      ...(one[field] === undefined ? {} : { before: one[field] }),
      ...(other[field] === undefined ? {} : { after: other[field] }),
    }));
}

/** Fields that stand by hand, otherwise than the last file says. */
function contradictionsOf(
  record: RecordReader,
  at: Pick<Fact, 'case' | 'id'> & { type: EntityType },
  standing: FactPayload | undefined,
): History['contradictions'] {
  const { hand } = standing ?? {};
  if (standing === undefined || hand === undefined) return [];
  const found = record
    .history(at.case, at.type, at.id)
    .findLast(
      ({ entry, retracted }) => retracted === undefined && (entry.payload as FactPayload).hand === undefined,
    );
  if (found === undefined) return [];
  const mine = new Set([...hand.said, ...hand.upholds]);
  return changesOf(at, found.entry.payload as FactPayload, standing)
    .filter(({ field }) => mine.has(field))
    .map((one) => ({ ...one, entry: found.entry.seq }));
}

export const elementHistory: Step<'element-history'> = ({ record }, params) => {
  const subject = record.subject(params.case, params.id);
  // Owners and complexes are derived: nobody asserted them.
  if (subject === undefined || !isEntity(subject.type)) return { entries: [], contradictions: [] };
  const at = { case: params.case, type: subject.type, id: subject.id };
  let before: FactPayload | undefined;
  const history = record.history(at.case, at.type, at.id);
  const entries = history.map(({ entry, retracted }): History['entries'][number] => {
    const payload = entry.payload as FactPayload;
    const changes = changesOf(at, before, payload);
    before = payload;
    const { hand } = payload;
    return {
      entry: shownEntry(entry),
      by: hand === undefined ? 'file' : 'hand',
      changes,
      ...(hand?.source === undefined ? {} : { source: maskText(hand.source) }),
      ...(hand?.grade === undefined ? {} : { grade: hand.grade }),
      evidence: (hand?.supports ?? []).map(({ evidence, ...passage }) => ({ id: evidence, ...passage })),
      ...(hand?.joined === undefined ? {} : { joined: hand.joined }),
      ...(retracted === undefined ? {} : { retracted: shownEntry(retracted) }),
    };
  });
  const standing = history.find(({ entry }) => entry.seq === subject.entry)?.entry.payload as
    | FactPayload
    | undefined;
  return {
    type: at.type,
    ...(subject.entry === null ? {} : { stands: subject.entry }),
    ...(standing?.hand?.joined === undefined ? {} : { joined: standing.hand.joined }),
    entries,
    contradictions: contradictionsOf(record, at, standing),
  };
};
