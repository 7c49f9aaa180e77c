// split, join, decisions on the command line: for programs and for people, in both languages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisionResult } from '#contract/decision.ts';
import { problem } from '#contract/errors.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here(args, { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-decide-'));
  expect((await run('load', MINI, '--quiet')).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('split, join, decisions', { timeout: 60_000 }, () => {
  it('say that nothing was decided', async () => {
    const ended = await run('decisions', '--lang', 'zh');
    expect([ended.code, ended.stdout.trim()]).toEqual([0, '没有拆分或合并的决定。']);
  });

  it('split an owner by one of its rows, list the decision, and take it back', async () => {
    const split = await run('split', 'L1:1', '--rows', 'L1:1', '--reason', 'a namesake', '--json', '--quiet');
    expect(split.code, split.stderr).toBe(0);
    const { decision, owners } = split.json((value) => decisionResult.parse(value));
    expect(decision).toMatchObject({ kind: 'different', holds: true, left: { rows: 1, missing: 0 } });
    expect(owners).toHaveLength(2);
    const listed = (await run('decisions', '--json')).json((value) => QUERIES.decisions.result.parse(value));
    expect(listed.decisions).toEqual([decision]);
    const text = await run('decisions', '--lang', 'en');
    expect(text.stdout).toMatch(/split .* holds +a namesake/);
    const undone = await run('retract', String(decision.entry.seq), '--reason', 'a slip', '--quiet');
    expect(undone.code, undone.stderr).toBe(0);
    expect((await run('decisions', '--lang', 'zh')).stdout).toContain('已撤回');
  });

  it('join two owners, and say how to take it back', async () => {
    const ended = await run('join', 'L1:1', 'L1:2', '--reason', '同一人改名', '--lang', 'zh', '--quiet');
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/vinetrace retract \d+ --reason/);
    expect(ended.stdout.match(/o-[0-9a-f]{24}/g)).toHaveLength(1);
  });

  it.each([
    [['split', 'L1:1', '--reason', 'x'], 'wrong-usage'],
    [['split', 'L1:1', '--rows', 'L1:1'], 'wrong-usage'],
    [['split', 'L1:1', '--rows', 'L1', '--reason', 'x'], 'wrong-usage'],
    [['split', 'nobody', '--rows', 'L1:1', '--reason', 'x'], 'wrong-usage'],
    [['split', 'L1:9999', '--rows', 'L1:1', '--reason', 'x'], 'not-found'],
    [['join', 'L1:1', 'L1:1', '--reason', 'x'], 'bad-request'],
  ] as const)('%j is refused as %s', async (args, code) => {
    const ended = await run(...args, '--json');
    expect(ended.json((value) => problem.parse(value)).type).toBe(`urn:vinetrace:problem:${code}`);
  });
});
