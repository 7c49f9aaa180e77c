// Ids of what people say that has no name of its own: that of the entry which asserts it, so that none is ever used twice.
import type { FactType, RecordTx } from '../record/index.ts';

/** `PREFIX-N`, N the number of the next entry; a later one where a case that was received brought that id along. */
export function unusedId(tx: RecordTx, caseId: string, type: FactType, prefix: string): string {
  for (let n = tx.head() + 1; ; n += 1) {
    const id = `${prefix}-${n}`;
    if (tx.history(caseId, type, id).length === 0) return id;
  }
}
