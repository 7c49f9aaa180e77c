// How people work is kept in the record's file: in a backup, beside the journal, and in records made before there was a place for it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restoreRecord } from './backup.ts';
import { databaseKey, recordFile } from './key.ts';
import { openRecord } from './record.ts';
import { Sql } from './sql.ts';
import { newFolder, newKey, newRecord } from './testing/records.ts';

const change = {
  base: 0,
  force: false,
  attempt: 'attempt-1',
  page: 'page-number-1',
  format: 1,
  set: { hidden: ['A'] },
  merge: {},
  first: 0,
  keep: 0,
  at: 1,
  steps: [{ name: 'hide' }],
};
const made = { name: 'chain', isShared: true, format: 1, view: {}, address: '' };

it('a backup holds views, and the journal nothing of them', async () => {
  const { record, data, key } = newRecord();
  await record.keptViews.save('li', 'c1', change);
  await record.savedViews.add('li', 'c1', made);
  expect(record.head()).toBe(0);
  const file = join(newFolder(), 'backup.db');
  await record.backup(file);
  const other = `${data}-restored`;
  restoreRecord({ file, data: other, key });
  const restored = openRecord({ data: other, key });
  expect(restored.keptViews.read('li', 'c1')).toMatchObject({
    view: { hidden: ['A'] },
    steps: [{ name: 'hide' }],
  });
  expect(restored.savedViews.list('wu', 'c1').map(({ name }) => name)).toEqual(['chain']);
  expect(restored.verify()).toMatchObject({ ok: true });
  await restored.close();
});

it('a record without the tables is opened, and has them', async () => {
  const data = join(newFolder(), 'data');
  const key = newKey();
  await newRecord(data, key).record.close();
  const sql = new Sql(recordFile(data), databaseKey(key));
  sql.exec('DROP TABLE kept_view; DROP TABLE kept_step; DROP TABLE saved_view; DROP TABLE received_case');
  sql.close();
  // Another program wrote to the file: its seal is void, as that of a record that a process left open.
  rmSync(join(data, 'record.seal'));
  const record = openRecord({ data, key });
  expect(record.keptViews.read('li', 'c1').version).toBe(0);
  await record.keptViews.save('li', 'c1', change);
  expect(record.keptViews.read('li', 'c1').version).toBe(1);
  await record.close();
});
