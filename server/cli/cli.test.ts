// The command line, in this process and in processes of its own: exit codes, one JSON document, the same answer twice, nothing in the clear.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
import { QUERIES } from '#contract/queries/registry.ts';
import { cli, environment, here, program, ROOT, type CliOptions, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

const INVALID = join(ROOT, 'fixtures/invalid');

let folder: string;
let data: string;
let loaded: z.infer<typeof loadResult>;

const run = (args: readonly string[], options: Partial<CliOptions> = {}): Promise<Ended> =>
  here([...args, '--data', options.env?.['DATA'] ?? data], { home: folder, ...options });

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

  it.each(['file-above', 'duplicate-party', 'case-malformed', 'sheet-unknown', 'canary-given-twice'])(
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

describe('wrong usage', { timeout: 60_000 }, () => {
  it.each([
    [[]],
    [['match', 'x.csv']],
    [['nonsense']],
    [['lists', '--nonsense']],
    [['load']],
    [['load', 'a', 'b']],
    [['trace']],
    [['trace', 'L3', '--limit', '0']],
    [['export', '--format', 'dot', '--out', 'x']],
    [['export', '--out', 'x']],
    [['export', '--format', 'json']],
    [['export', '--format', 'json', '--out', 'x', '--hops', '99']],
    [['lists', '--lang', 'fr']],
    [['retract', '1']],
    [['serve', '--port', 'http']],
    [['serve', '--port', '0', '--host', '0.0.0.0']],
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

describe('a backup that does not verify', { timeout: 60_000 }, () => {
  it('is refused, and the data directory is as it was', async () => {
    const file = join(folder, 'torn.db');
    await run(['backup', file]);
    const bytes = readFileSync(file);
    // The head of a page.
    bytes[4096]! ^= 1;
    writeFileSync(file, bytes);
    const before = readdirSync(data);
    expect((await run(['restore', file])).code).toBe(5);
    expect(readdirSync(data)).toEqual(before);
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
