// What changed in the lineage since a run before, from the assertions that the journal holds.
import { z } from 'zod';
import { lineageModel, listLineage } from '#contract/lineage.ts';
import { changesOf } from '../../lineage/index.ts';
import type { Assertion, RecordReader } from '../../record/index.ts';
import type { Step } from '../define.ts';
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
  const cause = record.entry(run);
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
    changes: page,
    shown: page.length,
    total: found.changes.length,
  };
};
