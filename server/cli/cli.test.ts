// The command line, in this process and in processes of its own: exit codes, one JSON document, the same answer twice, nothing in the clear.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problem } from '#contract/errors.ts';
import {
  backupResult,
  exportResult,
  loadResult,
  rebuildResult,
  retractResult,
  verifyResult,
} from '#contract/operations.ts';
import { FORMATS } from '../exporters/registry.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { cli, environment, here, program, ROOT, type CliOptions, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

const INVALID = join(ROOT, 'fixtures/invalid');

let folder: string;
let data: string;
let loaded: z.infer<typeof loadResult>;

const run = (args: readonly string[], options: Partial<CliOptions> = {}): Promise<Ended> =>
  here([...args, '--data', options.env?.['DATA'] ?? data], { home: folder, ...options });

/** Everything below a folder that is a file. */
const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-cli-'));
  data = join(folder, 'data');
  program();
  const ended = await cli(['load', MINI, '--json', '--data', data], { home: folder });
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stderr).toContain(join(folder, '.config/vinetrace/key'));
  loaded = ended.json((value) => loadResult.parse(value));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('load', { timeout: 60_000 }, () => {
  it('answers the same counts again and adds nothing', async () => {
    const again = (await run(['load', MINI, '--json'])).json((value) => loadResult.parse(value));
    expect({ ...again, seconds: null, entries: null }).toEqual({ ...loaded, seconds: null, entries: null });
    expect(again.entries).toBe(0);
  });

  it('says for people what it says for programs', async () => {
    const ended = await run(['load', MINI, '--lang', 'zh', '--quiet']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain(`${loaded.counts.rows} 行`);
    expect(ended.stderr).toBe('');
  });

  const expected = z.object({
    exit: z.number(),
    errors: z.array(
      z.object({
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.string().optional(),
        value: z.string().optional(),
      }),
    ),
  });

  it.each(['file-above', 'duplicate-party', 'case-malformed', 'sheet-unknown'])(
    'refuses %s with its place',
    async (fault) => {
      const want = expected.parse(JSON.parse(readFileSync(join(INVALID, fault, 'expected.json'), 'utf8')));
      const ended = await run(['load', join(INVALID, fault), '--json']);
      expect(ended.code).toBe(want.exit);
      const answer = ended.json((value) => problem.parse(value));
      for (const error of want.errors) expect(answer.errors).toContainEqual(expect.objectContaining(error));
      const { entries } = (await run(['journal', '--json'])).json((value) =>
        QUERIES.journal.result.parse(value),
      );
      expect(entries.filter(({ action }) => action === 'import')).toHaveLength(1);
    },
  );

  it('refuses a folder that is not there', async () => {
    const ended = await run(['load', join(folder, 'none'), '--json']);
    expect(ended.code).toBe(3);
    problem.parse(JSON.parse(ended.stdout));
  });
});

describe('answers', { timeout: 60_000 }, () => {
  it.each([
    [['lists'], QUERIES.lists.result],
    [['lineage'], QUERIES.lineage.result],
    [['trace', 'L3'], QUERIES['trace-sources'].result],
    [['journal'], QUERIES.journal.result],
    [['verify'], verifyResult],
    [['rebuild'], rebuildResult],
  ] as const)('%j has the shape of the contract', async (args, shape) => {
    const ended = await run([...args, '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    expect(Object.keys((shape as z.ZodType).parse(JSON.parse(ended.stdout)) as object)).not.toEqual([]);
    const text = await run([...args, '--lang', 'zh']);
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/\p{Script=Han}/u);
  });

  it('rebuilds as many elements as an export counts', async () => {
    const rebuilt = (await run(['rebuild', '--json'])).json((value) => rebuildResult.parse(value));
    const file = join(folder, 'counted.json');
    const made = (await run(['export', '--format', 'json', '--out', file, '--json'])).json((value) =>
      exportResult.parse(value),
    );
    expect([made.nodes, made.edges]).toEqual([rebuilt.nodes, rebuilt.relationships]);
  });

  it('finds out by itself which case is meant, and says where it cannot', async () => {
    const none = await run(['lists', '--json', '--case', 'none']);
    expect(none.code).toBe(3);
    const empty = await run(['lists', '--json'], { env: { DATA: join(folder, 'empty') } });
    expect(empty.code).toBe(3);
    expect((await run(['trace', 'none', '--json'])).code).toBe(3);
  });
});

describe('export', { timeout: 120_000 }, () => {
  it.each(FORMATS)('writes the same %s twice, known to verify under any name', async (format) => {
    const [first, second] = [join(folder, `a.${format}`), join(folder, `b.${format}`)];
    const made = (await run(['export', '--format', format, '--out', first, '--json'])).json((value) =>
      exportResult.parse(value),
    );
    await run(['export', '--format', format, '--out', second]);
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    expect(made.shown).toBe(made.nodes + made.edges);
    expect(made.total).toBe(made.shown);
    expect((await run(['verify', second, '--json'])).code).toBe(0);
    writeFileSync(second, 'changed');
    const changed = await run(['verify', second, '--json']);
    expect(changed.code).toBe(5);
    expect(changed.json((value) => verifyResult.parse(value)).ok).toBe(false);
  });

  it('cuts by focus, and leaves no file where there is no such element', async () => {
    const file = join(folder, 'focus.json');
    const made = (
      await run(['export', '--format', 'json', '--focus', 'L2', '--hops', '1', '--out', file, '--json'])
    ).json((value) => exportResult.parse(value));
    expect(made.shown).toBeLessThan(made.total);
    const none = join(folder, 'none.json');
    expect((await run(['export', '--format', 'json', '--focus', 'none', '--out', none])).code).toBe(3);
    expect(existsSync(none)).toBe(false);
  });

  it('reveals for a reason only, which the journal keeps', async () => {
    const file = join(folder, 'revealed.json');
    expect((await run(['export', '--format', 'json', '--reveal', '--out', file])).code).toBe(2);
    expect(existsSync(file)).toBe(false);
    expect(
      (await run(['export', '--format', 'json', '--reveal', '--reason', 'a court asked', '--out', file]))
        .code,
    ).toBe(0);
    const { entries } = (await run(['journal', '--json'])).json((value) =>
      QUERIES.journal.result.parse(value),
    );
    expect(entries.at(-1)?.action).toContain('reveal');
    expect(readFileSync(file, 'utf8')).not.toBe(readFileSync(join(folder, 'a.json'), 'utf8'));
  });

  it('makes no other file on its way, and keeps one closed that was there', async () => {
    const out = join(folder, 'watched');
    mkdirSync(out);
    const file = join(out, 'a.graphml');
    const seen = new Set<string | null>();
    const watcher = watch(out, (_, name) => seen.add(name));
    for (const before of [undefined, 'x'.repeat(1 << 20)]) {
      if (before !== undefined) writeFileSync(file, before, { mode: 0o644 });
      const made = (await run(['export', '--format', 'graphml', '--out', file, '--json'])).json((value) =>
        exportResult.parse(value),
      );
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(made.sha256);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    watcher.close();
    expect([...seen]).toEqual(['a.graphml']);
  });

  it('refuses a folder as its file, and notes nothing of it', async () => {
    const head = async (): Promise<number> =>
      (await run(['journal', '--json'])).json((value) => QUERIES.journal.result.parse(value)).entries.length;
    const before = await head();
    const ended = await run(['export', '--format', 'json', '--out', folder, '--json']);
    expect([ended.code, await head()]).toEqual([3, before]);
  });

  it('cannot write where there is no folder, and says so', async () => {
    const ended = await run(['export', '--format', 'json', '--out', join(folder, 'none/a.json'), '--json']);
    expect(ended.code).toBe(3);
    problem.parse(JSON.parse(ended.stdout));
  });
});

describe('wrong usage', { timeout: 60_000 }, () => {
  it.each([
    [[]],
    [['match', 'x.csv']],
    [['hubs']],
    [['lists', '--nonsense']],
    [['load']],
    [['load', 'a', 'b']],
    [['trace']],
    [['trace', 'L3', '--limit', '0']],
    [['export', '--format', 'png', '--out', 'x']],
    [['export', '--out', 'x']],
    [['export', '--format', 'json']],
    [['export', '--format', 'json', '--out', 'x', '--hops', '99']],
    [['lists', '--lang', 'fr']],
    [['retract', '1']],
    [['serve', '--port', 'http']],
  ])('%j ends in 2 with a problem', async (args) => {
    const ended = await here([...args, '--json'], { home: folder, env: { VINETRACE_DATA: data } });
    expect(ended.code).toBe(2);
    expect(ended.json((value) => problem.parse(value)).type).toBe('urn:vinetrace:problem:wrong-usage');
    const text = await here(args, { home: folder, env: { VINETRACE_DATA: data } });
    expect(text.code).toBe(2);
    expect(text.stdout).toBe('');
    expect(text.stderr.trim()).not.toBe('');
  });
});

describe('a damaged record', { timeout: 60_000 }, () => {
  it('does not verify, and gives way to a backup of another data directory', async () => {
    const other = join(folder, 'other');
    const at = (args: readonly string[]): Promise<Ended> =>
      here([...args, '--data', other], { home: folder });
    const backup = join(folder, 'for-another.db');
    await run(['backup', backup]);
    expect((await at(['load', MINI])).code).toBe(0);
    const file = join(other, 'record.db');
    const bytes = readFileSync(file);
    bytes[bytes.length - 5000]! ^= 1;
    writeFileSync(file, bytes);
    const ended = await at(['verify', '--json']);
    expect(ended.code).toBe(5);
    expect(verifyResult.parse(JSON.parse(ended.stdout))).toMatchObject({ ok: false });
    expect((await at(['load', MINI, '--json'])).code).toBe(5);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const restored = await at(['restore', backup, '--json']);
    expect(restored.code, restored.stderr).toBe(0);
    expect((await at(['verify'])).code).toBe(0);
    expect((await at(['export', '--format', 'json', '--out', join(folder, 'o.json')])).code).toBe(0);
    expect(readFileSync(join(other, 'before-restore-1.db')).equals(bytes)).toBe(true);
  });
});

describe('backup, restore, retract', { timeout: 60_000 }, () => {
  it('brings back what was retracted after the backup', async () => {
    const file = join(folder, 'backup.db');
    const made = (await run(['backup', file, '--json'])).json((value) => backupResult.parse(value));
    expect(made.bytes).toBe(statSync(file).size);
    const { entries } = (await run(['journal', '--json'])).json((value) =>
      QUERIES.journal.result.parse(value),
    );
    const party = entries.find(({ subject }) => subject.startsWith('Complaint:'))?.seq;
    const ended = await run(['retract', String(party), '--reason', 'entered twice', '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    ended.json((value) => retractResult.parse(value));
    const counts = async () =>
      (await run(['rebuild', '--json'])).json((value) => rebuildResult.parse(value)).nodes;
    const without = await counts();
    const restored = await run(['restore', file, '--json']);
    expect(restored.code, restored.stderr).toBe(0);
    expect(JSON.parse(restored.stdout)).toEqual({ entries: entries.length });
    expect(await counts()).toBe(without + 1);
    expect((await run(['verify'])).code).toBe(0);
  });
});

describe('what lies on the disk', { timeout: 60_000 }, () => {
  it('is readable by its owner alone, whatever the umask', async () => {
    const home = join(folder, 'umask');
    const child = spawn(
      'sh',
      [
        '-c',
        'umask 000 && exec "$@"',
        'sh',
        process.execPath,
        program(),
        'load',
        MINI,
        '--data',
        join(home, 'data'),
      ],
      {
        env: environment(home),
        stdio: 'ignore',
      },
    );
    const code = await new Promise((resolve) => void child.once('close', resolve));
    expect(code).toBe(0);
    for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.name === '.config') continue;
      expect([path, (statSync(path).mode & 0o777).toString(8)]).toEqual([
        path,
        entry.isDirectory() ? '700' : '600',
      ]);
    }
  });

  it('holds no phone, ID number or full name in the clear, nor do exports', () => {
    const source = readFileSync(join(MINI, 'lists/L1.csv'), 'utf8');
    const values = [...source.matchAll(/199\d{8}|510699[\dX]{12}/g)].map(([value]) => value);
    expect(values.length).toBeGreaterThan(10);
    const names = source
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
      .filter((name) => name.length >= 2);
    const looked = [...filesBelow(data), ...FORMATS.map((format) => join(folder, `a.${format}`))];
    expect(looked.length).toBeGreaterThan(6);
    for (const file of looked) {
      const bytes = readFileSync(file);
      for (const value of [...values, ...names]) {
        expect(bytes.includes(value), `${file} holds ${value}`).toBe(false);
      }
    }
  });
});

describe('the key and the lock', { timeout: 60_000 }, () => {
  it('refuses another key and a missing one, and touches nothing', async () => {
    const file = join(data, 'record.db');
    const before = readFileSync(file);
    const other = join(folder, 'other-key');
    writeFileSync(other, 'ab'.repeat(32));
    chmodSync(other, 0o600);
    for (const key of [other, join(folder, 'missing-key')]) {
      const ended = await run(['lists', '--json'], { env: { VINETRACE_KEY_FILE: key } });
      expect(ended.code).toBe(5);
      expect(ended.json((value) => problem.parse(value)).type).toBe('urn:vinetrace:problem:wrong-key');
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('serves, refuses a second process meanwhile, and ends by SIGTERM', async () => {
    const child = spawn(process.execPath, [program(), 'serve', '--port', '0', '--data', data], {
      env: environment(folder, { VINETRACE_LOG_LEVEL: 'silent' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    const address = await new Promise<string>((resolve, reject) => {
      child.once('close', (code) => reject(new Error(`serve ended with ${code}`)));
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        stdout += chunk;
        const found = /http:\/\/[\d.]+:\d+/.exec(stdout)?.[0];
        if (found !== undefined && /password|密码/.test(stdout)) resolve(found);
      });
    });
    const password = /password ([\w-]+)/.exec(stdout)?.[1] ?? '';
    const signedIn = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'admin', password }),
    });
    expect(signedIn.status).toBe(200);
    // Of the built program, as the bundler may have changed it.
    const broken = await fetch(`${address}/api/cases/%ff/overview`);
    expect([broken.status, problem.parse(await broken.json()).status]).toEqual([401, 401]);
    const second = await cli(['lists', '--json', '--data', data], { home: folder });
    expect(second.code).toBe(4);
    expect(second.json((value) => problem.parse(value)).type).toBe('urn:vinetrace:problem:data-in-use');
    const ended = new Promise((resolve) => void child.once('close', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await run(['lists'])).code).toBe(0);
  });
});
