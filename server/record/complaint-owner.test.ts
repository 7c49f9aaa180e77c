// Whom a complaint is about: by phone, by phone and name, by name and address, and nobody where it cannot be told.
import { describe, expect, it } from 'vitest';
import { normalise } from '../ingest/normalise/normalise.ts';
import { ownerId } from './key.ts';
import { CASE, linkageOf, newRecord } from './testing/records.ts';
import type { StoredRow } from './types.ts';

const row = (n: number, ...cells: [name: string, phone: string, address: string]): StoredRow => ({
  row: n,
  cells,
  record: normalise(['name', 'phone', 'address'], cells),
});

const ROWS = [
  row(1, '张三', '19900000001', '翠湖花园3栋1单元1501'),
  row(2, '李四', '19900000001', '翠湖花园3栋1单元1501'),
  row(3, '王五', '', '翠湖花园5栋2单元0302'),
  row(4, '赵六', '19900000004', '翠湖花园9栋1单元0101'),
];

const CASES: [
  string,
  { owner_name?: string; owner_phone?: string; owner_address?: string },
  string | undefined,
][] = [
  ['a phone of one owner', { owner_phone: '199 0000-0004' }, '赵六'],
  ['a phone of one owner, another name', { owner_phone: '19900000004', owner_name: '赵先生' }, '赵六'],
  ['a phone of two and the name', { owner_phone: '１９９０００００００１', owner_name: '李四' }, '李四'],
  ['a phone of two', { owner_phone: '19900000001' }, undefined],
  ['a name and address', { owner_name: '王五', owner_address: '翠湖花园5栋2单元302' }, '王五'],
  ['a name and another address', { owner_name: '王五', owner_address: '翠湖花园6栋2单元302' }, undefined],
  ['a name', { owner_name: '王五' }, undefined],
  ['nothing', {}, undefined],
];

describe('a complaint', () => {
  it.each(CASES)('with %s', async (_, values, name) => {
    const { record } = newRecord();
    await record.transaction('tester', (tx) => {
      const { entry } = tx.assert(CASE, 'List', 'l', { values: { id: 'l' } });
      tx.putRows(CASE, 'l', entry, ROWS);
      tx.putLinkage(CASE, linkageOf({ l: ROWS }));
      tx.assert(CASE, 'Complaint', 'c', { values: { id: 'c', on: '2015-06-01', ...values } });
    });
    const about = [...record.changes(0)].flatMap((batch) =>
      batch.kind === 'edges' && batch.type === 'ABOUT' ? batch.rows : [],
    );
    expect(about.map(({ start, end }) => [start, end])).toEqual(
      name === undefined ? [] : [[`${CASE}/c`, `${CASE}/${ownerId(record.pseudonymKey, `name:${name}`)}`]],
    );
  });
});
