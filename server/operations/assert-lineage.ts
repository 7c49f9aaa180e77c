// Enters the lineage that was inferred of a case: what changed of it, and up to which entry it knows the case.
import { pacer } from '../pace.ts';
import { modelName } from '../queries/lineage-state.ts';
import type { RecordTx } from '../record/index.ts';
import type { ResultOf } from '../workers/index.ts';

/** Takes back the lineage of lists that stand no longer. */
export function dropLooseLineage(tx: RecordTx, caseId: string): void {
  const standing = new Set(tx.facts(caseId, 'List').map(({ id }) => id));
  for (const fact of tx.facts(caseId, 'Lineage')) {
    if (!standing.has(fact.id)) tx.drop(caseId, 'Lineage', fact.id, 'the list no longer stands');
  }
}

/**
 * Of lists that went while the inference ran nothing is entered, nor remembered.
 * @param upTo the last entry that the inference knew of; the last one of all where not said
 */
export async function assertLineage(
  tx: RecordTx,
  caseId: string,
  { model, lists, memory }: ResultOf<'lineage'>,
  upTo?: number,
): Promise<void> {
  dropLooseLineage(tx, caseId);
  const pace = pacer();
  const standing = new Set(tx.facts(caseId, 'List').map(({ id }) => id));
  for (const answer of lists) {
    await pace();
    if (standing.has(answer.id)) tx.assert(caseId, 'Lineage', answer.id, { values: { ...answer, model } });
  }
  tx.markLineage(caseId, upTo ?? tx.head(), modelName(model));
  const { version, lists: remembered, changed } = memory;
  await tx.keepLineageMemory(
    caseId,
    {
      version,
      lists: remembered.filter((list) => standing.has(list)),
      changed: changed.filter(({ list }) => standing.has(list)),
    },
    pace,
  );
}
