// What changed in the lineage since a run before, from the assertions that the journal holds.
import { z } from 'zod';
import { lineageModel, listLineage } from '#contract/lineage.ts';
import { changesOf } from '../../lineage/index.ts';
import {
  LINEAGE_SOURCES,
  typeOf,
  type Assertion,
  type FactType,
  type JournalEntry,
  type RecordReader,
} from '../../record/index.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';
import { shownEntry } from './journal.ts';

const answered = z.object({
  ...listLineage.pick({ id: true, decision: true, parents: true }).shape,
  model: lineageModel,
});
type Answered = z.infer<typeof answered>;

/** What stood of each list once an entry was written. */
function standingAt(assertions: readonly Assertion[], seq: number): Map<string, Answered> {
  const standing = new Map<string, Assertion>();
  for (const one of assertions) {
    if (one.entry.seq > seq || (one.retracted !== undefined && one.retracted.seq <= seq)) continue;
    standing.set(one.entry.subject, one);
  }
  return new Map(
    [...standing.values()].map(({ entry }) => {
      const parsed = answered.parse((entry.payload as { values: unknown }).values);
      return [parsed.id, parsed];
    }),
  );
}

/** The batch of the last entry that changed the lineage; 0 where there is none. */
const lastRun = (assertions: readonly Assertion[]): number =>
  assertions.reduce((last, { entry, retracted }) => Math.max(last, entry.batch, retracted?.batch ?? 0), 0);

const FOLLOWED_FROM: readonly FactType[] = LINEAGE_SOURCES;

/** The last entry before a run that asserted or took back what lineage is inferred from. */
function lastSource(record: RecordReader, caseId: string, run: number): JournalEntry | undefined {
  const touched = FOLLOWED_FROM.flatMap((type) => record.assertions(caseId, type)).flatMap(
    ({ entry, retracted }) => (retracted === undefined ? [entry] : [entry, retracted]),
  );
  return touched
    .filter(({ seq }) => seq < run)
    .reduce<JournalEntry | undefined>(
      (last, entry) => (last === undefined || entry.seq > last.seq ? entry : last),
      undefined,
    );
}

/** The entry that began what led to a run: its own batch, or, where lineage followed by itself, what it followed. */
function causeOf(record: RecordReader, caseId: string, run: number): JournalEntry | undefined {
  const first = record.entry(run);
  if (first === undefined || typeOf(first.subject) !== 'Lineage') return first;
  const source = lastSource(record, caseId, run);
  return source === undefined ? first : record.entry(source.batch);
}

const sameModel = (a: Answered['model'], b: Answered['model']): boolean =>
  a.name === b.name && a.version === b.version;

function changes(record: RecordReader, caseId: string, since: number | undefined) {
  const assertions = record.assertions(caseId, 'Lineage');
  const run = lastRun(assertions);
  const from = since ?? Math.max(0, run - 1);
  const before = standingAt(assertions, from);
  const after = standingAt(assertions, record.head());
  const lists = [...new Set([...before.keys(), ...after.keys()])];
  const [was] = before.values();
  const [is] = after.values();
  const cause = causeOf(record, caseId, run);
  return {
    since: from,
    ...(before.size === 0 || cause === undefined ? {} : { cause: shownEntry(cause) }),
    ...(was === undefined || is === undefined || sameModel(was.model, is.model)
      ? {}
      : { models: { before: was.model, after: is.model } }),
    changes: lists.flatMap((list) => changesOf(before.get(list), after.get(list))),
    decisions: lists.flatMap((list) => {
      const [old, now] = [before.get(list)?.decision, after.get(list)?.decision];
      return old === now
        ? []
        : [
            {
              list,
              ...(old === undefined ? {} : { before: old }),
              ...(now === undefined ? {} : { after: now }),
            },
          ];
    }),
  };
}

export const lineageChanges: Step<'lineage-changes'> = ({ record }, params) => {
  const found = changes(record, params.case, params.since);
  const page = found.changes.slice(params.offset, params.offset + params.limit);
  return {
    ...found,
    case: params.case,
    lineageUpTo: lineageStateOf(record, params.case),
    changes: page,
    shown: page.length,
    total: found.changes.length,
  };
};
