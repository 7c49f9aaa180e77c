// Identities on the command line: found, confirmed, rejected, taken back; every answer under either reading.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count } from '#contract/count.ts';
import { problem } from '#contract/errors.ts';
import { hubs } from '#contract/hubs.ts';
import { identities as answer, identityWord } from '#contract/identity.ts';
import { here, ROOT, type Ended } from '../testing/cli.ts';

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here([...args, '--quiet'], { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });
const find = async () => (await run('identities', '--json')).json((value) => answer.parse(value));
const withId = (found: Awaited<ReturnType<typeof find>>, id: string, status?: string) =>
  found.identities.find((one) => one.handles.includes(id) && (status === undefined || one.status === status));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-identities-'));
  expect((await run('load', join(ROOT, 'fixtures/cases/deyang'))).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('identities', { timeout: 60_000 }, () => {
  it('find the two QQ numbers of one broker, by the phone that both left, masked', async () => {
    const found = await find();
    const broker = withId(found, 'H01')!;
    expect(broker).toMatchObject({ party: 'B1', status: 'proposed' });
    expect(broker.handles).toEqual(expect.arrayContaining(['H01', 'H02', 'H03']));
    expect(broker.handles).not.toEqual(expect.arrayContaining(['H04']));
    expect(broker.probability).toBeGreaterThan(0.8);
    expect(broker.reasons.some(({ kind, handles }) => kind === 'contact' && handles.includes('H03'))).toBe(
      true,
    );
    expect(JSON.stringify(found)).not.toContain('19900700001');
    expect(withId(found, 'H06')).toMatchObject({ party: 'B3', status: 'confirmed', probability: 1 });
    expect(found.alone).toContain('H11');
  });

  it('change hubs and counts under the reading that takes proposals for true', async () => {
    const lists = async (reading: string) => {
      const { parties } = (await run('hubs', '--identities', reading, '--json')).json((value) =>
        hubs.parse(value),
      );
      return parties.find(({ id }) => id === 'B1')!.lists;
    };
    expect([await lists('apart'), await lists('confirmed'), await lists('proposed')]).toEqual([0, 1, 2]);
    const counted = async (reading: string) =>
      (await run('count', '--party', 'B1', '--identities', reading, '--json')).json((value) =>
        count.parse(value),
      );
    expect((await counted('confirmed')).scope.lists).toEqual(['L03']);
    expect((await counted('proposed')).scope.lists).toEqual(['L03', 'L04']);
  });

  it('are rejected, confirmed and taken back, by whom and why', async () => {
    const said = await run(
      'identities',
      '--reject',
      'H03',
      'H01',
      '--grade',
      'B2',
      '--reason',
      '两人同时在线',
      '--json',
    );
    const { word } = said.json((value) => answer.extend({ word: identityWord }).parse(value));
    expect(word).toMatchObject({
      kind: 'rejected',
      handles: ['H01', 'H03'],
      grade: 'B2',
      entry: { actor: 'cli' },
    });
    const after = await find();
    expect(withId(after, 'H01', 'proposed')?.handles ?? []).not.toContain('H03');
    expect(withId(after, 'H03', 'rejected')).toMatchObject({ handles: ['H01', 'H03'], probability: 0 });
    expect((await run('retract', String(word.entry.seq), '--reason', 'a slip')).code).toBe(0);
    expect(withId(await find(), 'H03')!.handles).toContain('H01');
    expect(
      (await run('identities', '--confirm', 'H01', 'H03', '--grade', 'A2', '--reason', '本人承认')).code,
    ).toBe(0);
    const { parties } = (await run('hubs', '--json')).json((value) => hubs.parse(value));
    expect(parties.find(({ id }) => id === 'B1')).toMatchObject({ lists: 2, handles: ['H01', 'H02', 'H03'] });
  });

  it.each([
    [['identities', '--confirm', 'H01', 'H04', '--grade', 'B2', '--reason', 'x'], 'bad-request'],
    [['identities', '--reject', 'H01', 'H02', '--grade', 'B2', '--reason', 'x'], 'bad-request'],
    [['identities', '--confirm', 'H01', 'H99', '--grade', 'B2', '--reason', 'x'], 'not-found'],
    [['identities', '--confirm', 'H01', 'H03', '--reason', 'x'], 'wrong-usage'],
    [['identities', '--confirm', 'H01', 'H03', '--grade', 'B2'], 'wrong-usage'],
  ] as const)('%j is refused as %s', async (args, code) => {
    const ended = await run(...args, '--json');
    expect(ended.json((value) => problem.parse(value)).type).toBe(`urn:vinetrace:problem:${code}`);
  });
});

describe('count', () => {
  it('names the option that is not valid', async () => {
    const ended = await run('count', '--list', '', '--json');
    expect(ended.code).toBe(2);
    const { errors, detail } = ended.json((value) => problem.parse(value));
    expect(errors?.map(({ column }) => column)).toEqual(['list']);
    expect(detail).not.toContain('--classes');
  });
});
