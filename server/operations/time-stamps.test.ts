// Time stamps of a record that is worked with: asked for beside the work, kept, checked, and missed where somebody took one away.
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { headText, resolveKey, signerOf } from '../record/index.ts';
import { Sql } from '../record/sql.ts';
import { environment } from '../testing/cli.ts';
import { temporaryWorkspace, type Temporary } from '../testing/workspace.ts';
import { timeStampService, type Manner, type Service } from '../timestamps/testing/service.ts';
import { runCommandLine } from '../cli/run.ts';
import { openWorkspace } from '../workspace.ts';
import { backupRecord } from './backup.ts';
import { headsOf } from './heads.ts';
import { restoreRecord } from './restore.ts';
import { scheduleTimeStamps, type StampLog } from './schedule-time-stamps.ts';
import { stampHeads, unstampedHeads } from './time-stamps.ts';
import { verifyStamped } from './verify.ts';
import { UNWATCHED } from '../routes/unwatched.ts';

let service: Service;
let temporary: Temporary;
beforeAll(async () => void (service = await timeStampService()));
afterAll(() => service.close());
beforeEach(async () => {
  service.be('well');
  temporary = await temporaryWorkspace({
    VINETRACE_TIMESTAMP_URL: service.url,
    VINETRACE_TIMESTAMP_CA_FILE: service.caFile,
  });
  await enter();
});
afterEach(() => temporary.remove());

const enter = (entries = 1): Promise<void> =>
  temporary.workspace.record.transaction('test', (tx) => {
    for (let n = 0; n < entries; n += 1) tx.append({ action: 'export', subject: 'Case:mini' });
  });
const stamp = (most = 10): Promise<number> =>
  stampHeads(temporary.workspace, service.url, { most, signal: new AbortController().signal });
const file = (): string => temporary.workspace.record.headStamps.file;
const problems = async (): Promise<string[]> =>
  (await verifyStamped(temporary.workspace, UNWATCHED)).problems;
const stampedAt = async (): Promise<(string | null)[]> =>
  (await headsOf(temporary.workspace)).heads.map((head) => head.stampedAt);

/** What somebody does who has the key: changes heads and signs them again, in the record and in the file. */
function forge(change: string): void {
  const { record, config } = temporary.workspace;
  const { key } = resolveKey(config.data, config.env);
  const sql = new Sql(record.source.file, record.source.key);
  for (const { name } of sql.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`))
    sql.exec(`DROP TRIGGER ${name}`);
  sql.exec(change);
  const heads = sql.all<{ seq: number; hash: string; at: string }>('SELECT seq, hash, at FROM signed_head');
  const signer = signerOf(key);
  const lines = heads.map((head) => {
    const said = { type: 'vinetrace-head' as const, data: record.dataId, ...head };
    const signature = signer.sign(headText(said));
    sql.run('UPDATE signed_head SET signature = ? WHERE seq = ?', signature, head.seq);
    return JSON.stringify({ ...said, signature, publicKey: signer.publicKey });
  });
  sql.close();
  writeFileSync(join(config.data, 'heads.jsonl'), lines.map((line) => `${line}\n`).join(''));
}

describe('a head', () => {
  it('gets a time stamp beside it, once, and says when', async () => {
    const began = Date.now();
    expect(await stampedAt()).toEqual([null]);
    expect(await stamp()).toBe(1);
    const [at] = await stampedAt();
    expect(Math.abs(Date.parse(at ?? '') - began)).toBeLessThan(60_000);
    const asked = service.asked();
    expect(await stamp()).toBe(0);
    expect(service.asked()).toBe(asked);
    await enter(300);
    expect(unstampedHeads(temporary.workspace)).toHaveLength(1);
    expect(await stamp()).toBe(1);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await verifyStamped(temporary.workspace, UNWATCHED)).toMatchObject({
      ok: true,
      problems: [],
      timeStamps: { heads: 2, stamped: 2, trusted: true },
    });
  });

  it('is stamped as its line stands in the file, as another program finds', async () => {
    await stamp();
    const [line = ''] = readFileSync(join(temporary.workspace.config.data, 'heads.jsonl'), 'utf8').split(
      '\n',
    );
    const { token } = JSON.parse(readFileSync(file(), 'utf8').trim()) as { token: string };
    writeFileSync(join(service.folder, 'head.der'), Buffer.from(token, 'base64'));
    writeFileSync(join(service.folder, 'head.line'), line);
    const verify = 'ts -verify -token_in -in head.der -data head.line -CAfile ca.pem'.split(' ');
    expect(service.openssl(...verify)).toMatch(/OK/);
  });

  it('that a restored backup does not reach keeps its time stamp as it keeps its line', async () => {
    await stamp();
    const file = join(temporary.folder, 'backup.db');
    await backupRecord(temporary.workspace, file);
    await enter(300);
    expect(await stamp()).toBe(1);
    const { config } = temporary.workspace;
    await temporary.workspace.close();
    await restoreRecord({ config, tell: () => {} }, file);
    temporary.workspace = await openWorkspace({ config, tell: () => {} });
    expect(await problems()).toEqual([]);
    expect((await stampedAt())[0]).toEqual(expect.any(String));
  });

  it('that nobody was asked for costs and says nothing', async () => {
    const found = await verifyStamped(temporary.workspace, UNWATCHED);
    expect(found).toMatchObject({ ok: true, problems: [] });
    expect(found.timeStamps).toBeUndefined();
    expect(existsSync(file())).toBe(false);
  });
});

describe('verify finds', () => {
  it('a head that was dated back and signed again', async () => {
    await stamp();
    forge(`UPDATE signed_head SET at = '2020-01-01T00:00:00.000Z'`);
    expect(temporary.workspace.record.verify().problems).toEqual([]);
    expect(await problems()).toEqual([expect.stringMatching(/entry 1 stamps something else/)]);
    expect(await stampedAt()).toEqual([null]);
  });

  it('a head that was taken away with its line', async () => {
    await enter(300);
    await stamp();
    forge('DELETE FROM signed_head WHERE seq > 1');
    expect(await problems()).toEqual([
      expect.stringMatching(/entry 301 is of a head that is not there, and was at 20/),
    ]);
  });

  it('a token that was changed, or is of another head', async () => {
    await enter(300);
    await stamp();
    const whole = readFileSync(file(), 'utf8');
    const [one, other] = whole
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { token: string });
    const write = (token: string): void =>
      writeFileSync(file(), `${JSON.stringify({ ...one, token })}\n${JSON.stringify(other)}\n`);
    write(other!.token);
    expect(await problems()).toEqual([expect.stringMatching(/entry 301 stamps something else/)]);
    const bytes = Buffer.from(one!.token, 'base64');
    bytes[bytes.length - 3]! ^= 1;
    write(bytes.toString('base64'));
    expect(await problems()).toEqual([expect.stringMatching(/entry 301 is not signed by its certificate/)]);
    write('AAAA');
    expect(await problems()).toEqual([expect.stringMatching(/entry 301 is no token/)]);
    writeFileSync(file(), whole.replace('"seq":301', '"seq":"301"'));
    expect(await problems()).toEqual([expect.stringMatching(/line 1 of .* cannot be read/)]);
  });

  it('one under an authority that is not trusted; without a file of those it says that nobody was asked', async () => {
    await stamp();
    const { workspace } = temporary;
    const trusting = (caFile: string | undefined) =>
      verifyStamped(
        { ...workspace, config: { ...workspace.config, timeStamps: { url: undefined, caFile } } },
        UNWATCHED,
      );
    const wrong = await trusting(service.otherCaFile);
    expect(wrong).toMatchObject({ ok: false, timeStamps: { stamped: 0, trusted: true } });
    expect(wrong.problems).toEqual([expect.stringMatching(/certificate that is trusted/)]);
    expect(await trusting(undefined)).toMatchObject({ ok: true, timeStamps: { stamped: 1, trusted: false } });
  });

  it('nothing after a line was cut by a crash: it is asked for again', async () => {
    await stamp();
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(file(), whole.slice(0, -40));
    expect(await problems()).toEqual([]);
    expect(await stamp()).toBe(1);
    expect(await problems()).toEqual([]);
    appendFileSync(file(), 'no line\n');
    expect(await problems()).toEqual([expect.stringMatching(/line 3 of .* cannot be read/)]);
  });
});

describe('a running server', () => {
  const told: { level: string; about: object }[] = [];
  const log: StampLog = {
    info: (about) => void told.push({ level: 'info', about }),
    warn: (about) => void told.push({ level: 'warn', about }),
  };
  beforeEach(() => void told.splice(0));
  const schedule = (againMs: number, url = service.url) =>
    scheduleTimeStamps(temporary.workspace, url, log, { lookMs: 20, againMs });

  it('stamps what was signed while people work', async () => {
    const asking = schedule(50);
    await vi.waitFor(async () => expect(await stampedAt()).toEqual([expect.any(String)]), 5_000);
    await enter(300);
    await vi.waitFor(async () => expect(await stampedAt()).not.toContain(null), 5_000);
    await asking.stop();
    expect(told.every(({ level }) => level === 'info')).toBe(true);
  });

  it.each(['garbage', 'other-nonce', 'hugely', 'unavailable'] satisfies Manner[])(
    'warns of a service that answers %s, works on, and asks again',
    async (manner) => {
      service.be(manner);
      const asking = schedule(100);
      await vi.waitFor(
        () => expect(told.filter(({ level }) => level === 'warn').length).toBeGreaterThan(1),
        5_000,
      );
      await enter();
      expect(existsSync(file())).toBe(false);
      service.be('well');
      await vi.waitFor(async () => expect(await stampedAt()).not.toContain(null), 5_000);
      await asking.stop();
      // Kinds alone: no address, no head.
      expect(JSON.stringify(told)).not.toMatch(/127\.0\.0\.1|[0-9a-f]{32}/);
    },
  );

  it('waits for no service that is slow, neither at work nor when it ends', async () => {
    service.be('slowly');
    const asking = schedule(100);
    await vi.waitFor(() => expect(service.asked()).toBeGreaterThan(0), 5_000);
    const began = performance.now();
    await enter();
    await asking.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told).toEqual([]);
  });

  it('does not ask again at once', async () => {
    const asking = schedule(60_000, 'http://127.0.0.1:9/');
    await vi.waitFor(() => expect(told).toEqual([{ level: 'warn', about: { why: 'away' } }]), 5_000);
    await new Promise((resolve) => void setTimeout(resolve, 200));
    await asking.stop();
    expect(told).toHaveLength(1);
  });
});

describe('the command line', () => {
  const run = async (args: string[], extra: Record<string, string> = {}) => {
    const written = { out: '', err: '' };
    const into = (name: 'out' | 'err') => ({
      write: (text: string) => ((written[name] += text), true),
      isTTY: false,
    });
    const code = await runCommandLine(['--data', temporary.workspace.config.data, ...args], {
      stdout: into('out') as never,
      stderr: into('err') as never,
      signal: new AbortController().signal,
      env: {
        ...environment(temporary.folder, {
          VINETRACE_KEY_FILE: join(temporary.folder, 'key'),
          VINETRACE_TIMESTAMP_CA_FILE: service.caFile,
          ...extra,
        }),
      } as Record<string, string>,
    });
    return { code, ...written };
  };
  beforeEach(() => temporary.workspace.close());

  it('stamps what is missing where it is told to, and shows it', async () => {
    expect((await run(['heads', '--stamp'])).code).toBe(2);
    const url = { VINETRACE_TIMESTAMP_URL: service.url };
    const stamped = await run(['heads', '--stamp', '--json'], url);
    expect(stamped.code).toBe(0);
    const { heads } = JSON.parse(stamped.out) as { heads: { stampedAt: string | null }[] };
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.map(({ stampedAt: at }) => at)).not.toContain(null);
    expect((await run(['heads', '--lang', 'en'])).out).toMatch(/time-stamped/);
    const verified = await run(['verify', '--no-graph', '--lang', 'en']);
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/1 of 1 signed heads have one/) });
  });

  it('says why there is none, and refuses settings by which none could be believed', async () => {
    service.be('unavailable');
    const failed = await run(['heads', '--stamp', '--lang', 'en'], { VINETRACE_TIMESTAMP_URL: service.url });
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/\(status\): 0 of 1 came/);
    for (const wrong of ['ftp://127.0.0.1/', 'http://user:word@127.0.0.1/']) {
      const { code, err } = await run(['heads'], { VINETRACE_TIMESTAMP_URL: wrong });
      expect(code).toBe(2);
      expect(err).not.toContain('word@');
    }
    const none = { VINETRACE_TIMESTAMP_URL: service.url, VINETRACE_TIMESTAMP_CA_FILE: '/nowhere' };
    expect((await run(['serve', '--port', '0'], none)).code).toBe(2);
  });
});
