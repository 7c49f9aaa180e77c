// A record of the time when roles were of the installation is brought up to roles per case when it is opened.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from './open.ts';
import { databaseKey } from './key.ts';
import { openRecord } from './record.ts';

it('gives everybody their role in every case, journalled, and ends their sessions', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'vinetrace-')), 'data');
  const key = Buffer.alloc(32, 7);
  const made = openRecord({ data, key });
  await made.transaction('test', (tx) => {
    for (const id of ['one', 'two']) tx.assert(id, 'Case', id, { values: { id, title: id } });
  });
  await made.close();
  // As it was before: users with roles, a session table of three columns, no table of members.
  const sql = connect(data, databaseKey(key));
  sql.exec(`DELETE FROM meta WHERE name = 'people'; DROP TABLE member; DROP TABLE account; DROP TABLE recovery_code;
    DROP TABLE session;
    CREATE TABLE session (token_hash TEXT PRIMARY KEY, user TEXT NOT NULL, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO session VALUES ('t1', 'ina', 9999999999999);`);
  for (const [name, role] of [
    ['ada', 'administrator'],
    ['ina', 'investigator'],
    ['vic', 'viewer'],
  ])
    sql.run(
      'INSERT INTO user (name, password_hash, role, created) VALUES (?, ?, ?, ?)',
      name ?? '',
      'x',
      role ?? '',
      '',
    );
  sql.close();

  for (let opening = 0; opening < 2; opening += 1) {
    const record = openRecord({ data, key });
    expect(record.users.list().map(({ user, standing }) => [user, standing])).toEqual([
      ['ada', 'administrator'],
      ['ina', 'founder'],
      ['vic', 'member'],
    ]);
    expect(record.members.casesOf('ina')).toEqual([
      { case: 'one', role: 'investigator' },
      { case: 'two', role: 'investigator' },
    ]);
    expect(record.members.role('two', 'vic')).toBe('viewer');
    expect(record.members.casesOf('ada')).toEqual([]);
    expect(record.sessions.find('t1')).toBeUndefined();
    const { entries } = record.entries({ case: 'two', after: 0, limit: 100 });
    expect(entries.filter(({ action }) => action === 'member-grant').length).toBe(2);
    expect(record.verify()).toMatchObject({ ok: true, problems: [] });
    await record.close();
  }
});
