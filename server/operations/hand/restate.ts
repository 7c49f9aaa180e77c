// Asserts a fact by hand, whatever its type: a list goes on standing on the rows that were read of it.
import type { Fact, FactPayload, FactType, RecordTx } from '../../record/index.ts';

/** Asserts another payload of a subject. @returns the entry, and whether it is a new one */
export function restate(
  tx: RecordTx,
  caseId: string,
  { type, id }: { type: FactType; id: string },
  payload: FactPayload,
): { entry: number; changed: boolean } {
  const rows = type === 'List' ? tx.readingOf(caseId, id) : undefined;
  const made = tx.assert(caseId, type, id, payload);
  if (made.changed && rows !== undefined) tx.standOn(caseId, id, made.entry, rows);
  return made;
}

/** A fact with some of its values otherwise: `undefined` empties a field. */
export const withValues = (
  { payload }: Pick<Fact, 'payload'>,
  changed: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...payload.values, ...changed }).filter(([, value]) => value !== undefined),
  );
