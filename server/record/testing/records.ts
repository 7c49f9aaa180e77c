// What the tests of the record share: data directories of their own, and invented people.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openRecord, type Record as EvidenceRecord } from '../record.ts';
import type { RecordTx } from '../transaction.ts';
import type { Linkage, StoredRow } from '../types.ts';

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

export const CASE = 'deyang';

/** Row `n`: person `n`, or the one that is given. */
export const person = (n: number, as = n): StoredRow => ({
  row: n,
  cells: [`张三${as}`, `19900${String(as).padStart(6, '0')}`, '翠湖花园3幢1单元1501'],
  record: {
    name: `张三${as}`,
    phones: [`19900${String(as).padStart(6, '0')}`],
    complex: '翠湖花园',
    building: '3',
    unit: '1',
    room: '1501',
  },
});

export const people = (count: number): StoredRow[] =>
  Array.from({ length: count }, (_, at) => person(at + 1));

/** One owner per name that occurs in the lists. */
export function linkageOf(lists: { [list: string]: StoredRow[] }): Linkage {
  const owners = new Map<string, { index: number; row: StoredRow }>();
  const rows: Linkage['rows'] = [];
  for (const [list, stored] of Object.entries(lists)) {
    for (const row of stored) {
      const name = row.record.name ?? '';
      const owner = owners.get(name) ?? { index: owners.size, row };
      owners.set(name, owner);
      rows.push({ list, row: row.row, owner: owner.index, home: 0 });
    }
  }
  return {
    owners: [...owners].map(([name, { row }]) => ({
      canonical: `name:${name}`,
      name,
      ...(row.record.complex === undefined ? {} : { complex: row.record.complex }),
      keys: row.record.phones.map((phone) => `phone:${phone}`),
    })),
    rows,
  };
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
