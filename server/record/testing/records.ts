// What the tests of the record share: records in folders of their own, and a small case.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openRecord, type Record as EvidenceRecord } from '../record.ts';
import type { RecordTx } from '../transaction.ts';
import type { StoredRow } from '../types.ts';
import { CASE, linkageOf } from './people.ts';

export { CASE, linkageOf, people, person } from './people.ts';

const opened: EvidenceRecord[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const record of opened.splice(0)) await record.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-record-'));
  folders.push(folder);
  return folder;
};

export const newKey = (): Buffer => randomBytes(32);

/** A record that is closed and removed after the test. */
export function newRecord(
  data = join(newFolder(), 'data'),
  key = newKey(),
): {
  record: EvidenceRecord;
  data: string;
  key: Buffer;
} {
  const record = openRecord({ data, key });
  opened.push(record);
  return { record, data, key };
}

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Asserts a small case: a party that holds lists, each with its rows, and their linkage. */
export function assertCase(tx: RecordTx, lists: { [list: string]: StoredRow[] }): number {
  const head = tx.append({ action: 'import', case: CASE, subject: `Case:${CASE}` });
  tx.assert(CASE, 'Case', CASE, { values: { id: CASE, title: '德阳案' } });
  tx.assert(CASE, 'Party', 'm1', { values: { id: 'm1', kind: 'merchant', name: '佳美装饰' } });
  for (const [id, rows] of Object.entries(lists)) {
    const { entry, changed } = tx.assert(CASE, 'List', id, {
      values: { id, file: `lists/${id}.csv`, holder_id: 'm1', rows: rows.length },
    });
    if (changed) tx.putRows(CASE, id, entry, rows);
  }
  tx.putLinkage(CASE, linkageOf(lists));
  return head;
}
