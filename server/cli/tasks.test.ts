// Tasks and contradictions on the command line, on the example case: what is open, said of, and taken back by `retract`.
import { cpSync, appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUERIES } from '#contract/queries/registry.ts';
import { here, ROOT, type Ended } from '../testing/cli.ts';

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here([...args, '--quiet'], { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });
const { tasks, contradictions } = QUERIES;
const find = async (...args: string[]) =>
  (await run('tasks', ...args, '--json')).json((value) => tasks.result.parse(value));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-tasks-'));
  const copy = join(folder, 'case');
  cpSync(join(ROOT, 'fixtures/cases/deyang'), copy, { recursive: true });
  // A holder who denies, a transfer before its list, and one number of two brokers.
  appendFileSync(
    join(copy, 'evidence.csv'),
    'E15,statement,evidence/E15.txt,2015-06-12,C3,暖巢软装负责人陈述\n',
  );
  writeFileSync(
    join(copy, 'evidence/E15.txt'),
    '询问笔录摘要(虚构)\n问:名单是谁给的?\n答:我们从来没有收过川匠装饰的名单。\n',
  );
  appendFileSync(join(copy, 'handles.csv'), 'H13,qq,9904415902,B3,D4,\n');
  const transfers = join(copy, 'transfers.csv');
  writeFileSync(
    transfers,
    readFileSync(transfers, 'utf8').replace('当面,2014-08-12,E04', '当面,2014-07-01,E04'),
  );
  expect((await run('load', copy)).code).toBe(0);
}, 90_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tasks', { timeout: 90_000 }, () => {
  it('are what the chain still lacks, the whole case or behind a list', async () => {
    const whole = await find('--settle', '2');
    expect(whole.tasks[0]).toMatchObject({ id: 'L01<?', kind: 'source', state: 'open' });
    expect(whole.tasks.every(({ proved }) => !proved)).toBe(true);
    expect(whole.tasks.every(({ settledBy }) => settledBy.length > 0)).toBe(true);
    const chain = await find('L16', '--settle', '0', '--show', 'all');
    expect(chain.tasks.map(({ id }) => id)).toEqual(expect.arrayContaining(['L01<?', 'L16<L05', 'L03<L01']));
    expect(chain.tasks.some(({ list }) => list === 'L14')).toBe(false);
    expect((await run('tasks', 'X99', '--json')).code).toBe(3);
  });

  it('are assigned and taken back', async () => {
    expect((await run('tasks', '--assign', 'L01<?')).code).toBe(2);
    const said = await run('tasks', '--assign', 'L01<?', '--to', '经侦二组', '--settle', '0', '--json');
    const { word } = said.json((value) => value as { word: { entry: { seq: number } } });
    expect((await find('--show', 'assigned', '--settle', '0')).tasks).toEqual([
      expect.objectContaining({ id: 'L01<?', assignee: '经侦二组' }),
    ]);
    expect((await run('retract', String(word.entry.seq), '--reason', 'a slip')).code).toBe(0);
    expect((await find('--show', 'assigned', '--settle', '0')).total).toBe(0);
  });
});

describe('contradictions', { timeout: 90_000 }, () => {
  it('are found, each with its exhibits and lines', async () => {
    const found = (await run('contradictions', '--json')).json((value) => contradictions.result.parse(value));
    const of = (kind: string) => found.contradictions.filter((one) => one.kind === kind);
    expect(of('denied')).toEqual([
      expect.objectContaining({
        rows: { list: 'L09', from: 'L06' },
        evidence: [
          { id: 'E15', lines: [3] },
          { id: 'E09', lines: [] },
        ],
      }),
    ]);
    expect(of('before-list')).toEqual([expect.objectContaining({ elements: ['X02', 'L05'] })]);
    expect(of('two-persons')).toEqual([expect.objectContaining({ elements: ['H04', 'H13', 'B2', 'B3'] })]);
    expect(of('rows').length).toBeGreaterThan(0);
  });
});
