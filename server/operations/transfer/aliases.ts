// People whom notes and tags name by pseudonym: the key behind each, from which another installation makes its own pseudonym.
import { describeOwner, firstRowKey } from '../../linkage/describe.ts';
import { LinkTableBuilder } from '../../linkage/table.ts';
import { ownerId, type Record as EvidenceRecord } from '../../record/index.ts';

/** Rows of one person that are read; a key is found in any of them. */
const MOST_ROWS = 20_000;

/** Pseudonyms with the canonical keys behind them. One of somebody who no longer is anybody has none, and stays what it is. */
export function aliasesOf(
  record: EvidenceRecord,
  caseId: string,
  owners: readonly string[],
): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const owner of owners) {
    // An entry of before names people as they were called then.
    const now = record.ownerNow(caseId, owner)?.id ?? owner;
    const builder = new LinkTableBuilder();
    let count = 0;
    const byList = new Map<string, number[]>();
    for (const { list, row } of record.ownerRows(caseId, now).slice(0, MOST_ROWS))
      byList.set(list, [...(byList.get(list) ?? []), row]);
    for (const [list, rows] of byList)
      for (const { row, record: normal } of record.rows(caseId, list, { rows })) {
        builder.add(list, row, normal);
        count += 1;
      }
    if (count === 0) continue;
    const table = builder.done();
    const all = Array.from({ length: count }, (_, at) => at);
    const keys = [describeOwner(table, all, 1).canonical, firstRowKey(table, all)];
    const key = keys.find((one) => ownerId(record.pseudonymKey, one) === now);
    if (key !== undefined) aliases[owner] = key;
  }
  return aliases;
}
