// What the machine does to us: a full disk, a directory that may not be written, a damaged graph, a clock set back, no memory.
// Each says what happened and what to do, and what was acknowledged before is there afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from './config.ts';
import { rebuildGraph } from './operations/rebuild.ts';
import { graphSubstance } from './testing/added-lists.ts';
import { environment, program, ROOT } from './testing/cli.ts';
import { load, MINI, temporaryWorkspace } from './testing/workspace.ts';
import { workerPool } from './workers/index.ts';
import { bundledThread, forgetThread } from './workers/testing/thread.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const DEYANG = join(ROOT, 'fixtures/cases/deyang');
let home: string;
let sound: string;
let keyFile: string;

/** Runs the program as another process does, by a shell so that limits can be set before; answers exit code and all that it said. */
async function run(
  data: string,
  args: string[],
  before = '',
  uid?: number,
): Promise<{ code: number; said: string }> {
  const command = [process.execPath, program(), ...args, '--data', data].map((word) => `'${word}'`).join(' ');
  const child = spawn('sh', ['-c', `${before} exec ${command}`], {
    cwd: '/',
    env: environment(home, { VINETRACE_KEY_FILE: keyFile }),
    ...(uid === undefined ? {} : { uid }),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, said };
}

const copyOf = (name: string): string => {
  const data = join(home, name);
  cpSync(sound, data, { recursive: true, preserveTimestamps: true });
  return data;
};

async function opened<T>(data: string, look: (workspace: Workspace) => Promise<T> | T): Promise<T> {
  const config = readConfig({ data }, { VINETRACE_LOG_LEVEL: 'silent', VINETRACE_KEY_FILE: keyFile });
  const workspace = await openWorkspace({ config, tell: () => {} });
  try {
    return await look(workspace);
  } finally {
    await workspace.close();
  }
}

/** Record sound, with so many entries, and the graph what a rebuild gives. */
async function expectWhole(data: string, entries: number): Promise<void> {
  await opened(data, async (workspace) => {
    expect(workspace.record.verify()).toMatchObject({ ok: true, entries });
    const followed = await graphSubstance(workspace, 'mini');
    await rebuildGraph(workspace);
    expect(await graphSubstance(workspace, 'mini')).toEqual(followed);
  });
}

let entries: number;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'vinetrace-faults-'));
  chmodSync(home, 0o755);
  keyFile = join(home, 'key');
  writeFileSync(keyFile, '11'.repeat(32), { mode: 0o600 });
  sound = join(home, 'sound');
  entries = await opened(sound, async (workspace) => {
    await load(workspace, MINI);
    await workspace.graph.engine();
    return workspace.record.head();
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a full disk', () => {
  it.each([600, 2400])(
    'at %i blocks of 512 bytes a file: said so, nothing lost, and the next command works',
    { timeout: 600_000 },
    async (blocks) => {
      const data = copyOf(`full-${blocks}`);
      const full = await run(data, ['load', DEYANG], `ulimit -f ${blocks};`);
      expect(full.code, full.said).toBe(1);
      expect(full.said).toMatch(/The disk (?:or the quota is full|cannot be written)|disk failed/);
      expect(full.said).not.toMatch(/at .*\.js:\d+|SqliteError|19900\d{6}/);
      await expectWhole(data, entries);
      expect((await run(data, ['load', DEYANG])).code).toBe(0);
    },
  );
});

describe('a directory that may not be written', () => {
  it('is said to be one, and is left as it was', async () => {
    const data = copyOf('read-only');
    const files = readdirSync(data, { recursive: true }).map(String);
    const isRoot = process.getuid?.() === 0;
    // Root may write anywhere; then another user asks, who may read what he is given.
    if (isRoot) {
      chmodSync(keyFile, 0o644);
      for (const file of files)
        chmodSync(join(data, file), statSync(join(data, file)).isDirectory() ? 0o555 : 0o444);
    }
    chmodSync(data, 0o555);
    const refused = await run(data, ['load', DEYANG], '', isRoot ? 65534 : undefined);
    expect(refused.code, refused.said).not.toBe(0);
    expect(refused.said).toMatch(/cannot be (?:used|written)/);
    chmodSync(data, 0o755);
    for (const file of files)
      chmodSync(join(data, file), statSync(join(data, file)).isDirectory() ? 0o700 : 0o600);
    chmodSync(keyFile, 0o600);
    await expectWhole(data, entries);
  });
});

describe('a damaged graph', () => {
  const graphFiles = (data: string): string[] =>
    readdirSync(join(data, 'graph'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => statSync(file).size > 0);

  it.each([0, 0.3, 0.6, 0.95])('cut at %d of its length is made anew from the record', async (share) => {
    const data = copyOf(`cut-${share}`);
    for (const file of graphFiles(data)) truncateSync(file, Math.floor(statSync(file).size * share));
    await expectWhole(data, entries);
  });

  it('that is gone, or is no graph, is made anew', async () => {
    const data = copyOf('gone');
    rmSync(join(data, 'graph'), { recursive: true });
    await expectWhole(data, entries);
    for (const file of graphFiles(data)) writeFileSync(file, 'no graph');
    await expectWhole(data, entries);
  });
});

describe('a damaged record', () => {
  it.each([0.2, 0.5, 0.9])(
    'with bits flipped at %d of its length is named, and not worked with',
    async (share) => {
      const data = copyOf(`flipped-${share}`);
      const file = join(data, 'record.db');
      const handle = openSync(file, 'r+');
      writeSync(handle, Buffer.from([0xa5]), 0, 1, Math.floor(statSync(file).size * share));
      closeSync(handle);
      const verified = await run(data, ['verify']);
      expect(verified.code, verified.said).toBe(5);
      expect(verified.said).toContain('record.db');
    },
  );
});

describe('a clock that was set back', () => {
  it('changes no order: entries are numbered, and chained by hash', async () => {
    const temporary = await temporaryWorkspace();
    try {
      const { record } = temporary.workspace;
      await load(temporary.workspace, MINI);
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01') });
      await record.transaction('test', (tx) =>
        tx.append({ action: 'export', case: 'mini', subject: 'Case:mini' }),
      );
      vi.useRealTimers();
      const last = record.entries({ after: 0, limit: 10_000 }).entries.at(-1);
      expect(last).toMatchObject({ seq: record.head(), action: 'export' });
      expect(last?.at.slice(0, 4)).toBe('2001');
      expect(record.verify()).toMatchObject({ ok: true, problems: [] });
    } finally {
      vi.useRealTimers();
      await temporary.remove();
    }
  });
});

describe('a worker without memory', () => {
  it('is refused by name', async () => {
    const file = join(home, 'long.csv');
    const row = `张三,19900000001,${'备注'.repeat(60)}`;
    writeFileSync(file, `姓名,电话,备注\n${Array.from({ length: 300_000 }, () => row).join('\n')}\n`);
    const workers = workerPool(await bundledThread(), 1, {
      maxOldGenerationSizeMb: 12,
      maxYoungGenerationSizeMb: 2,
    });
    try {
      const source = { id: 'l', file: 'long.csv', path: file };
      await expect(workers.run('read-list', { source }, { onBatch: () => {} })).rejects.toMatchObject({
        code: 'out-of-memory',
        status: 503,
      });
    } finally {
      await workers.close();
      forgetThread();
    }
  });
});

describe('two processes', () => {
  it('the second is refused by name, and the first goes on', async () => {
    const data = copyOf('two');
    await opened(data, async (workspace) => {
      const second = await run(data, ['verify']);
      expect([second.code, second.said]).toEqual([4, expect.stringMatching(/in use by another process/)]);
      await workspace.record.transaction('test', (tx) => tx.append({ action: 'reveal', subject: 'after' }));
    });
    await expectWhole(data, entries + 1);
  });
});
