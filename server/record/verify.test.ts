// What verify finds: every change behind the journal's back, made with the key and with the triggers gone.
import { describe, expect, it } from 'vitest';
import { databaseKey, recordFile } from './key.ts';
import { GUARDED } from './schema.ts';
import { Sql } from './sql.ts';
import { assertCase, newRecord, people, sha256 } from './testing/records.ts';

const sample = async (): Promise<{ record: ReturnType<typeof newRecord>['record']; sql: Sql }> => {
  const { record, data, key } = newRecord();
  await record.transaction('tester', async (tx) => {
    assertCase(tx, { a: people(30), b: people(5) });
    await tx.putFile([Buffer.from('evidence')]);
    await tx.putFile([Buffer.from('other evidence')]);
  });
  expect(record.verify()).toMatchObject({ ok: true, files: 2, problems: [] });
  const sql = new Sql(recordFile(data), databaseKey(key));
  sql.exec(GUARDED);
  return { record, sql };
};

const TABLES = ['journal', 'evidence', 'evidence_chunk', 'list_row', 'reading', 'list_reading'];

describe('triggers', () => {
  it.each(TABLES)('refuse to change or take from %s', async (table) => {
    const { sql } = await sample();
    const [column = ''] = Object.keys(sql.get<object>(`SELECT * FROM ${table}`) ?? {});
    expect(() => sql.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/only be added to/);
    expect(() => sql.exec(`DELETE FROM ${table}`)).toThrow(/only be added to/);
    expect(() => sql.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`)).toThrow(
      /only be added to/,
    );
    sql.close();
  });
});

const CHANGES: [string, string, RegExp][] = [
  [
    'a payload',
    `UPDATE journal SET payload = replace(payload, '佳美装饰', '别家装饰') WHERE seq = 3`,
    /entry 3 was changed/,
  ],
  [
    'a byte of a text',
    `UPDATE journal SET payload = CAST(x'7b22ff227d' AS TEXT) WHERE seq = 3`,
    /a text of the file/,
  ],
  ['an actor', `UPDATE journal SET actor = 'nobody' WHERE seq = 1`, /entry 1 was changed/],
  ['an entry that is gone', 'DELETE FROM journal WHERE seq = 2', /entry 2 is missing/],
  ['an end that is gone', 'DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)', /its end is not/],
  [
    'a cell',
    `UPDATE list_row SET cells = replace(cells, '张三7', '李四') WHERE n = 7`,
    /those of List:a .* were changed/,
  ],
  ['a record', `UPDATE list_row SET record = '{"phones":[]}' WHERE n = 3`, /those of List:b .* were changed/],
  ['a row that is gone', 'DELETE FROM list_row WHERE n = 30', /those of List:a .* 29 of 30/],
  ['a row too many', `INSERT INTO list_row VALUES (1, 31, '[]', '{"phones":[]}')`, /31 of 30/],
  ['rows of nobody', `INSERT INTO list_reading VALUES (99, 1)`, /no entry tells of those of entry 99/],
  [
    'rows of another list',
    'UPDATE list_reading SET reading = 2 WHERE reading = 1',
    /those of List:a .* were changed/,
  ],
  [
    'rows that were read and are not used yet',
    `INSERT INTO reading VALUES (9, '', '', 2, 'x', 'null')`,
    /those of reading 9 are not what was read/,
  ],
  [
    'a chunk',
    `UPDATE evidence_chunk SET data = x'00' WHERE number = 1`,
    new RegExp(`${sha256('evidence')} was changed`),
  ],
  [
    'a file that is gone',
    `DELETE FROM evidence WHERE number = 2`,
    new RegExp(`${sha256('other evidence')} .* is missing`),
  ],
  [
    'what stands',
    `UPDATE fact SET entry = NULL WHERE type = 'Party'`,
    /Party:m1 .* is not what the journal says/,
  ],
  ['a fact that is gone', `DELETE FROM fact WHERE type = 'Party'`, /Party:m1 is asserted and missing/],
  ['an owner', `UPDATE owner SET caption = '李*' WHERE n = 1`, /linkage: that of deyang/],
  [
    'whose a row is',
    'UPDATE row_owner SET owner = iif(owner = 2, 3, 2) WHERE n = 1',
    /linkage: that of deyang/,
  ],
  ['a keyed hash', `UPDATE owner_key SET hash = 'x' WHERE owner = 1`, /the keys of o-.* were changed/],
];

describe('verify', () => {
  it.each(CHANGES)('finds %s', async (_, change, problem) => {
    const { record, sql } = await sample();
    const triggers = sql.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`);
    for (const { name } of triggers) sql.exec(`DROP TRIGGER ${name}`);
    sql.exec(change);
    sql.close();
    const checked = record.verify();
    expect(checked.ok).toBe(false);
    expect(checked.problems.join('\n')).toMatch(problem);
    expect(checked.problems.join('\n')).not.toMatch(/张三|19900/);
  });
});
