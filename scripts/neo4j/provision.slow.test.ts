/** Neo4j stopped and started again on its store, and a server that must not outlive the process that started it. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { ask } from './ask.ts';
import { startNeo4j } from './provision.ts';

test('a server on a fixed store and port comes back at the same address with its data', async ({ skip }) => {
  const dir = await mkdtemp(join(tmpdir(), 'vinetrace-kept-'));
  try {
    const first = await startNeo4j({ dir });
    if ('skipped' in first) return skip(first.skipped);
    await ask(first.uri, "CREATE (n:Kept {what: 'still here'}) RETURN 1");
    await first.stop();
    await expect(ask(first.uri, 'RETURN 1')).rejects.toThrow('ECONNREFUSED');
    const again = await startNeo4j({ dir, port: Number(new URL(first.uri).port) });
    if ('skipped' in again) return skip(again.skipped);
    expect(again.uri).toBe(first.uri);
    expect(await ask(again.uri, 'MATCH (n:Kept) RETURN n.what')).toBe('still here');
    await again.stop();
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

test('a server whose starter is killed ends by itself and takes its temporary store along', async ({
  skip,
}) => {
  const temporary = await mkdtemp(join(tmpdir(), 'vinetrace-orphan-'));
  const starter = spawn(process.execPath, ['scripts/run.mjs', 'scripts/neo4j/serve.ts'], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [uri] = await Promise.race([
      new Promise<string[]>((resolve) =>
        createInterface(starter.stdout).once('line', (line) => resolve([line])),
      ),
      new Promise<string[]>((resolve) => starter.once('close', () => resolve([]))),
    ]);
    if (uri === undefined) return skip('no Neo4j could be started');
    expect(await ask(uri, 'RETURN 1')).toBe(1);
    starter.kill('SIGKILL');
    await expect
      .poll(() => ask(uri, 'RETURN 1').catch(String), { timeout: 30_000, interval: 500 })
      .toContain('ECONNREFUSED');
    await expect.poll(() => readdir(temporary), { timeout: 30_000, interval: 500 }).toEqual([]);
  } finally {
    starter.kill('SIGKILL');
    await rm(temporary, { recursive: true, force: true });
  }
});
