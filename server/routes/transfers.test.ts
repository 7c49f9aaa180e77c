// A case sent and received over the web: who may, who is told of it, what is refused and why, and whose the case is then.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takenUploads } from '#contract/import.ts';
import type { CaseRole, Standing } from '#contract/rights.ts';
import { reportJob } from '#contract/report.ts';
import { transferJob, transferKey, type TransferJob } from '#contract/transfer.ts';
import { buildApp } from '../app.ts';
import { purge } from '../operations/purge.ts';
import { namedFile } from '../testing/named-file.ts';
import { newerFile } from '../testing/transfer-files.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import type { App } from './define.ts';

const PASSWORD = 'correct horse battery';
const PASSPHRASE = 'brown rivers turn mills';

/** Who they are in the installation, and in the case that is sent. */
const PEOPLE: Record<string, { standing: Exclude<Standing, 'closed'>; role?: CaseRole }> = {
  admin: { standing: 'administrator' },
  officer: { standing: 'founder', role: 'case-officer' },
  analyst: { standing: 'member', role: 'analyst' },
  viewer: { standing: 'member', role: 'viewer' },
  importer: { standing: 'member', role: 'investigator' },
  taker: { standing: 'founder' },
};

let temporary: Temporary;
let app: App;
let recipient: string;
let whole: Buffer;
const cookies = new Map<string, string>();

const ask = (
  who: string,
  method: 'GET' | 'POST',
  url: string,
  payload?: object | Buffer,
  language: 'zh' | 'en' = 'en',
) =>
  app.inject({
    method,
    url,
    headers: {
      cookie: cookies.get(who) ?? '',
      'accept-language': language,
      ...(Buffer.isBuffer(payload) ? namedFile('sent.age') : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });

/** A job once it has ended. */
async function ended(who: string, { id }: TransferJob, language: 'zh' | 'en' = 'en'): Promise<TransferJob> {
  for (;;) {
    const answer = await ask(who, 'GET', `/api/transfers/${id}`, undefined, language);
    const job = transferJob.parse(answer.json());
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

async function begun(who: string, url: string, payload: object): Promise<TransferJob> {
  const answer = await ask(who, 'POST', url, payload);
  expect(answer.statusCode, answer.body).toBe(202);
  return transferJob.parse(answer.json());
}

const send = (who: string, wanted: object = {}) =>
  begun(who, '/api/cases/mini/transfers', { lock: { recipient }, reason: '移送', ...wanted });

async function made(who: string, wanted: object = {}): Promise<Buffer> {
  const job = await ended(who, await send(who, wanted));
  expect(job).toMatchObject({ state: 'done', kind: 'out', case: 'mini', by: who, problem: null });
  const file = await ask(who, 'GET', `/api/transfers/${job.id}/file`);
  expect(file.headers['content-disposition']).toContain(job.sent!.file);
  expect(file.rawPayload).toHaveLength(job.sent!.bytes);
  return file.rawPayload;
}

async function uploaded(who: string, bytes: Buffer): Promise<string> {
  const answer = await ask(who, 'POST', '/api/uploads?as=evidence', bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return takenUploads.parse(answer.json()).uploads[0]!.id;
}

const look = async (who: string, bytes: Buffer, opening: object = {}): Promise<TransferJob> =>
  ended(who, await begun(who, `/api/uploads/${await uploaded(who, bytes)}/transfer-look`, opening));
const take = async (who: string, bytes: Buffer, opening: object = {}): Promise<TransferJob> =>
  ended(who, await begun(who, `/api/uploads/${await uploaded(who, bytes)}/transfer-taking`, opening));

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await load(workspace, MINI);
  app = await buildApp(workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
  for (const [user, { standing }] of Object.entries(PEOPLE))
    await workspace.accounts.add('test', user, PASSWORD, standing);
  await workspace.record.transaction('test', (tx) => {
    for (const [user, { role }] of Object.entries(PEOPLE))
      if (role !== undefined) tx.letIn({ case: 'mini', user, role });
  });
  for (const user of Object.keys(PEOPLE)) {
    const signed = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user, password: PASSWORD },
    });
    cookies.set(user, String(signed.headers['set-cookie']).split(';')[0] ?? '');
  }
  recipient = transferKey.parse((await ask('officer', 'GET', '/api/transfer-key')).json()).recipient;
  whole = await made('officer');
}, 120_000);
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

describe('a case that is sent', { timeout: 60_000 }, () => {
  it('goes in the clear by whom may reveal, masked by whom may export, and by nobody else', async () => {
    const wanted = { lock: { recipient }, reason: '移送' };
    const at = '/api/cases/mini/transfers';
    expect((await ask('viewer', 'POST', at, { ...wanted, masked: true })).statusCode).toBe(403);
    expect((await ask('analyst', 'POST', at, wanted)).statusCode).toBe(403);
    expect((await ask('taker', 'POST', at, wanted)).statusCode).toBe(404);
    const masked = await made('analyst', { masked: true });
    expect((await look('admin', masked)).look?.about.masked).toBe(true);
    const noted = temporary.workspace.record.entries({ case: 'mini', after: 0, limit: 5000 }).entries;
    expect(noted.filter(({ action }) => action.startsWith('send')).map(({ actor }) => actor)).toEqual([
      'officer',
      'analyst',
    ]);
  });

  it('is refused for a key that is none, without a reason, or by a passphrase that is short', async () => {
    for (const wrong of [
      { lock: { recipient: recipient.slice(1) }, reason: 'x' },
      { lock: { recipient }, reason: ' ' },
      { lock: { passphrase: 'short' }, reason: 'x' },
    ])
      expect((await ask('officer', 'POST', '/api/cases/mini/transfers', wrong)).statusCode).toBe(400);
  });

  it('is a matter of whoever began it: others find none, and an administrator may end it', async () => {
    const job = await send('officer');
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/file'],
      ['POST', '/cancel'],
    ] as const) {
      const answer = await ask('importer', method, `/api/transfers/${job.id}${path}`);
      expect(answer.statusCode, `${method} ${path}`).toBe(404);
    }
    expect([200, 409]).toContain((await ask('admin', 'POST', `/api/transfers/${job.id}/cancel`)).statusCode);
    expect(['done', 'cancelled']).toContain((await ended('officer', job)).state);
    expect((await ask('officer', 'POST', `/api/transfers/${job.id}/cancel`)).statusCode).toBe(409);
  });
});

describe('what was made of a case', { timeout: 60_000 }, () => {
  /** Gives the importer another role in the case, or lets them out of it, for a moment. */
  const as = async (role: CaseRole | undefined, work: () => Promise<void>): Promise<void> => {
    const { record } = temporary.workspace;
    const member = { case: 'mini', user: 'importer' };
    await record.transaction('test', (tx) =>
      role === undefined ? tx.letOut(member) : tx.letIn({ ...member, role }),
    );
    try {
      await work();
    } finally {
      await record.transaction('test', (tx) => tx.letIn({ ...member, role: 'investigator' }));
    }
  };
  const codes = async (paths: readonly string[]): Promise<number[]> =>
    Promise.all(paths.map(async (path) => (await ask('importer', 'GET', path)).statusCode));
  const at = '/api/cases/mini/reports';
  const report = async (wanted: object): Promise<string> => {
    const answer = await ask('importer', 'POST', at, { format: 'html', language: 'en', ...wanted });
    const { id } = reportJob.parse(answer.json());
    const file = `/api/reports/${id}/file`;
    await expect
      .poll(async () => (await ask('importer', 'GET', file)).statusCode, { timeout: 30_000 })
      .toBe(200);
    return file;
  };

  it('is not handed out in the clear to whom the right was taken, nor at all to who was let out', async () => {
    const clear = await ended('importer', await send('importer'));
    const masked = await ended('importer', await send('importer', { masked: true }));
    const files = [clear, masked].map(({ id }) => `/api/transfers/${id}/file`);
    const reports = [await report({ reveal: true, reason: '移送' }), await report({})];
    expect(await codes([...files, ...reports])).toEqual([200, 200, 200, 200]);
    await as('analyst', async () =>
      expect(await codes([...files, ...reports])).toEqual([403, 200, 403, 200]),
    );
    // Of another case, so that they may export something still.
    const { record } = temporary.workspace;
    await record.transaction('test', (tx) => {
      tx.assert('other', 'Case', 'other', { values: { id: 'other', title: 'other' } });
      tx.letIn({ case: 'other', user: 'importer', role: 'investigator' });
    });
    await as(undefined, async () =>
      expect(await codes([...files, `/api/transfers/${clear.id}`, ...reports])).toEqual([
        404, 404, 404, 404, 404,
      ]),
    );
    expect(await codes(files)).toEqual([200, 200]);
  });
});

describe('a case that is received', { timeout: 60_000 }, () => {
  it('is looked into by whom may import, and taken by whom may begin a case', async () => {
    const upload = await uploaded('importer', whole);
    const seen = await ended('importer', await begun('importer', `/api/uploads/${upload}/transfer-look`, {}));
    expect(seen.look).toMatchObject({ as: 'mini-2', renamed: true, known: null });
    expect((await ask('importer', 'POST', `/api/uploads/${upload}/transfer-taking`, {})).statusCode).toBe(
      403,
    );
    expect((await ask('taker', 'POST', `/api/uploads/${upload}/transfer-look`, {})).statusCode).toBe(404);
  });

  it('is of whoever took it, as its officer, and of nobody else; the same again changes nothing', async () => {
    const taken = await take('taker', whole, { as: 'taken' });
    expect(taken).toMatchObject({ state: 'done', received: { case: 'taken', already: false } });
    const { record } = temporary.workspace;
    expect(record.members.ofCase('taken')).toEqual([
      expect.objectContaining({ user: 'taker', role: 'case-officer' }),
    ]);
    const seenBy = async (who: string): Promise<string[]> => {
      const { cases } = (await ask(who, 'GET', '/api/cases')).json() as { cases: { id: string }[] };
      return cases.map(({ id }) => id);
    };
    expect(await seenBy('taker')).toEqual(['taken']);
    expect(await seenBy('officer')).toEqual(['mini']);
    const head = record.head();
    expect((await take('taker', whole)).received).toMatchObject({ case: 'taken', already: true, entries: 0 });
    expect(record.head()).toBe(head);
    expect(record.verify()).toMatchObject({ ok: true });
  });

  it('is in every administrator’s hands without naming one', async () => {
    const bytes = await made('officer', { lists: ['L1'] });
    expect((await take('admin', bytes, { as: 'part' })).received?.case).toBe('part');
    expect(temporary.workspace.record.members.ofCase('part')).toEqual([]);
  });

  it('is refused under an id that is taken, or that is none', async () => {
    const bytes = await made('officer', { lists: ['L2'] });
    const head = temporary.workspace.record.head();
    const refused = await take('taker', bytes, { as: 'mini' });
    expect(refused).toMatchObject({ state: 'failed', problem: { status: 409 } });
    expect(refused.problem?.detail).toContain('There is a case mini');
    const upload = await uploaded('taker', bytes);
    const none = await ask('taker', 'POST', `/api/uploads/${upload}/transfer-taking`, { as: 'a/b' });
    expect(none.statusCode).toBe(400);
    expect(temporary.workspace.record.head()).toBe(head);
  });

  it('is refused with one byte changed, cut off, or by another passphrase, in the language of whoever asks', async () => {
    const head = temporary.workspace.record.head();
    const changed = Buffer.from(whole);
    changed[Math.floor(whole.length / 2)]! ^= 1;
    for (const bytes of [changed, whole.subarray(0, Math.floor(whole.length * 0.7))]) {
      const job = await look('admin', bytes);
      expect(job).toMatchObject({ state: 'failed', look: null, problem: { status: 422 } });
      expect(job.problem?.detail).toMatch(/was damaged or changed, in its part/);
      expect((await ended('admin', job, 'zh')).problem?.detail).toMatch(/文件已损坏或被改动/);
      expect((await take('admin', bytes)).state).toBe('failed');
    }
    expect(temporary.workspace.record.head()).toBe(head);
    const locked = await made('officer', { lock: { passphrase: PASSPHRASE } });
    const wrong = await look('taker', locked, { passphrase: 'some other passphrase' });
    expect(wrong.problem?.detail).toMatch(/passphrase is another one/);
    expect((await look('taker', locked)).problem?.detail).toMatch(/give the passphrase/);
    expect((await look('taker', locked, { passphrase: PASSPHRASE })).look?.about.case.id).toBe('mini');
  });

  it('is refused with words where a newer version made the file', async () => {
    const { problem } = await look('admin', await newerFile(recipient));
    expect(problem?.detail).toMatch(/made by a newer Vinetrace \(format 2/);
  });
});

describe('what was made of a case that was purged', { timeout: 60_000 }, () => {
  it('is not handed out any more', async () => {
    const { workspace } = temporary;
    const job = await ended(
      'admin',
      await begun('admin', '/api/cases/mini/transfers', { lock: { recipient }, reason: '移送' }),
    );
    const file = `/api/transfers/${job.id}/file`;
    expect((await ask('admin', 'GET', file)).statusCode).toBe(200);
    await purge(workspace, { case: 'mini', actor: 'admin', reason: 'over' });
    expect((await ask('admin', 'GET', file)).statusCode).toBe(409);
  });
});
