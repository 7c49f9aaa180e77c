// match, separate, confirm, reject, lineage --changes on the command line: for programs and for people, in both languages.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentResult } from '#contract/assessment.ts';
import { problem } from '#contract/errors.ts';
import { complaintMatch, match } from '#contract/match.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { here, ROOT, type Ended } from '../testing/cli.ts';

const DEYANG = join(ROOT, 'fixtures/cases/deyang');

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here(args, { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });
const entries = async (): Promise<number> =>
  (await run('journal', '--json')).json((value) => QUERIES.journal.result.parse(value)).total;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-match-'));
  expect((await run('load', DEYANG, '--quiet')).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('match', { timeout: 60_000 }, () => {
  it('answers whose list a file is, and adds nothing to the journal', async () => {
    const before = await entries();
    const ended = await run('match', join(DEYANG, 'lists/L20.csv'), '--json', '--quiet');
    expect(ended.code, ended.stderr).toBe(0);
    const found = ended.json((value) => match.parse(value));
    expect(found).toMatchObject({ case: 'deyang', identical: ['L20'], lists: 21 });
    expect(found.sources.map(({ list }) => list)).toContain('L09');
    expect(await entries()).toBe(before);
  });

  it('says it for people in both languages', async () => {
    const file = join(DEYANG, 'lists/L16.csv');
    const zh = await run('match', file, '--lang', 'zh', '--quiet');
    expect(zh.stdout).toMatch(/可能的来源[\s\S]*L05/);
    expect(zh.stdout).toContain('未存入任何内容');
    const en = await run('match', file, '--lang', 'en', '--quiet', '--last-possible', '2015-04-01');
    expect(en.stdout).toMatch(/may have been copied from/);
  });

  it('says which holders explain complaints: those of the caller whose name is taken away', async () => {
    const [header, ...lines] = readFileSync(join(DEYANG, 'complaints.csv'), 'utf8').trim().split('\n');
    const anonymous = (caller: string): string => {
      const file = join(folder, `${caller}.csv`);
      const own = lines.filter((line) => line.split(',')[2] === caller);
      writeFileSync(file, [header, ...own.map((line) => line.replace(`,${caller},`, ',,'))].join('\n'));
      return file;
    };
    for (const [caller, holder, list] of [
      ['M02', 'M02', 'L06'],
      ['M05', 'M05', 'L09'],
      ['M08', 'M08', 'L12'],
      ['R1', 'R1', 'L19'],
      ['H10', 'M11', 'L15'],
    ]) {
      const ended = await run('match', '--complaints', anonymous(caller!), '--json', '--quiet');
      expect(ended.code, ended.stderr).toBe(0);
      const found = ended.json((value) => complaintMatch.parse(value));
      expect([caller, found.holders[0]]).toEqual([caller, expect.objectContaining({ holder, list })]);
      expect(found.details).toHaveLength(found.complaints);
      expect(ended.stdout).not.toMatch(/199\d{8}/);
    }
    const text = await run('match', '--complaints', join(folder, 'M08.csv'), '--lang', 'zh', '--quiet');
    expect(text.stdout).toMatch(/未存入任何内容。 5 件投诉[\s\S]*M08 +L12/);
  });

  it.each([
    [['match'], 'wrong-usage'],
    [['match', 'nowhere.csv'], 'wrong-usage'],
    [['match', join(DEYANG, 'lists/L03.csv'), '--complaints', join(DEYANG, 'complaints.csv')], 'wrong-usage'],
    [['match', '--complaints', 'nowhere.csv'], 'wrong-usage'],
    [['match', '--complaints', join(DEYANG, 'parties.csv')], 'input-refused'],
    [['match', join(DEYANG, 'lists/L03.csv'), '--last-possible', 'soon'], 'wrong-usage'],
    [['separate', 'L10', '--between', 'L07'], 'wrong-usage'],
    [['separate', 'L10', '--between', 'L07', 'L07'], 'bad-request'],
    [['separate', 'L10', '--between', 'L07', 'L99'], 'not-found'],
    [['confirm', 'L05', '--from', 'L02', '--reason', 'x'], 'wrong-usage'],
    [['confirm', 'L05', '--from', 'L02', '--grade', 'Z9', '--reason', 'x'], 'wrong-usage'],
    [['confirm', 'L05', '--from', 'L05', '--grade', 'B2', '--reason', 'x'], 'bad-request'],
    [['reject', 'L05', '--from', 'L99', '--grade', 'B2', '--reason', 'x'], 'not-found'],
    [['reject', 'L05', '--grade', 'B2', '--reason', 'x'], 'wrong-usage'],
  ])('%j is refused as %s', async (args, code) => {
    const ended = await run(...args, '--json');
    expect(ended.json((value) => problem.parse(value)).type).toBe(`urn:vinetrace:problem:${code}`);
    expect([2, 3]).toContain(ended.code);
  });
});

describe('separate', { timeout: 60_000 }, () => {
  it('adds up channel by channel, and says what to look for', async () => {
    const ended = await run('separate', 'L10', '--between', 'L07', 'L05', '--json', '--quiet');
    expect(ended.code, ended.stderr).toBe(0);
    const found = ended.json((value) => QUERIES.separate.result.parse(value));
    for (const { name, logLR } of found.channels) {
      const own = found.differences.filter(({ channel }) => channel === name);
      expect([name, own.reduce((sum, one) => sum + one.logLR, 0)]).toEqual([name, expect.closeTo(logLR, 4)]);
    }
    expect(found.channels.reduce((sum, one) => sum + one.logLR, 0)).toBeCloseTo(found.logLR, 4);
    const phones = found.differences.find(({ channel, field }) => channel === 'values' && field === 'phone')!;
    expect(phones.logLR).toBeGreaterThan(0);
    expect(phones.places[0]).toMatchObject({ favours: 'a', unique: true });
    const shown = (cell: string | undefined): string => (cell ?? '').replaceAll('-', '');
    expect(shown(phones.places[0]!.here)).toBe(shown(phones.places[0]!.a));
    expect(found.wanted.length).toBeGreaterThan(1);
    expect(found.wanted.map(({ expected }) => expected)).toEqual(
      found.wanted.map(({ expected }) => expected).toSorted((a, b) => b - a),
    );
    expect(ended.stdout).not.toMatch(/199\d{8}/);
  });

  it('reads the list before or behind the two', async () => {
    const before = await run('separate', 'L10', '--between', 'L07', 'L05', '--lang', 'zh', '--quiet');
    const behind = await run('separate', '--between', 'L07', 'L05', 'L10', '--lang', 'zh', '--quiet');
    expect(before.stdout).toBe(behind.stdout);
    expect(before.stdout).toContain('还应查找');
  });
});

describe('confirm and reject', { timeout: 60_000 }, () => {
  it('enter an assessment that lineage heeds, and are taken back', async () => {
    const lineage = async (id: string) =>
      (await run('lineage', '--json', '--quiet'))
        .json((value) => QUERIES.lineage.result.parse(value))
        .lists.find((list) => list.id === id)!;
    const before = await lineage('L12');
    expect(before.parents.map(({ id }) => id)).toEqual(['L11']);
    const said = await run(
      'reject',
      'L12',
      '--from',
      'L11',
      '--grade',
      'C3',
      '--reason',
      '陈述',
      '--json',
      '--quiet',
    );
    expect(said.code, said.stderr).toBe(0);
    const { assessment } = said.json((value) => assessmentResult.parse(value));
    expect(assessment).toMatchObject({ kind: 'rejected', grade: 'C3', stands: true });
    const after = await lineage('L12');
    expect(after.parents).toEqual([]);
    expect(after.rejected!.map(({ id }) => id)).toEqual(['L11']);
    expect(after.decision).not.toBe('derived');
    expect(after.ranking.find(({ id, relation }) => id === 'L11' && relation === 'parent')).toMatchObject({
      probability: before.parents[0]!.probability,
      assessment: 'rejected',
    });
    expect((await run('lineage', '--lang', 'en', '--quiet')).stdout).toMatch(/L12 .*rejected/);
    expect((await run('assessments', '--lang', 'zh')).stdout).toMatch(/否定 +L12 +L11 +C3 +有效/);
    const undone = await run('retract', String(assessment.entry.seq), '--reason', 'a slip', '--quiet');
    expect(undone.code, undone.stderr).toBe(0);
    expect(await lineage('L12')).toEqual(before);
    expect((await run('assessments', '--lang', 'en')).stdout).toContain('undone');
  });
});

describe('trace', { timeout: 60_000 }, () => {
  it('says which steps an investigator confirmed', async () => {
    const said = await run(
      'confirm',
      'L12',
      '--from',
      'L11',
      '--grade',
      'A1',
      '--reason',
      'x',
      '--json',
      '--quiet',
    );
    const { assessment } = said.json((value) => assessmentResult.parse(value));
    expect((await run('trace', 'L12', '--lang', 'en', '--quiet')).stdout).toMatch(/L12 .*confirmed A1\] L11/);
    const traced = (await run('trace', 'L12', '--json', '--quiet')).json((value) =>
      QUERIES['trace-sources'].result.parse(value),
    );
    expect(traced.paths[0]!.steps[0]!.via).toMatchObject({
      kind: 'inferred',
      probability: 1,
      modelProbability: expect.closeTo(0.83, 1),
    });
    await run('retract', String(assessment.entry.seq), '--reason', 'x', '--quiet');
  });
});

describe('lineage --documents', { timeout: 60_000 }, () => {
  it('says whether the rows bear out what is documented', async () => {
    const ended = await run('lineage', '--documents', '--json', '--quiet');
    const found = ended.json((value) => QUERIES['document-findings'].result.parse(value));
    const documented = ['L03', 'L05', 'L07', 'L09', 'L11', 'L14', 'L16', 'L19', 'L20'];
    expect(found.findings.map(({ list }) => list).toSorted()).toEqual(documented);
    expect(found.counts.agrees).toBeGreaterThan(4);
    const text = await run('lineage', '--documents', '--lang', 'zh', '--quiet');
    expect(text.stdout).toMatch(/相符 +L\d\d/);
  });
});

describe('lineage --changes', { timeout: 60_000 }, () => {
  it('lists what a decision moved, and what led to it', async () => {
    const first = await run('lineage', '--changes', '--json', '--quiet');
    const inferred = first.json((value) => QUERIES['lineage-changes'].result.parse(value));
    expect(inferred.cause).toBeUndefined();
    expect(inferred.changes.every(({ kind }) => kind === 'appeared')).toBe(true);
    const transfers = readFileSync(join(DEYANG, 'transfers.csv'), 'utf8');
    const copy = join(folder, 'case');
    cpSync(DEYANG, copy, { recursive: true });
    writeFileSync(join(copy, 'transfers.csv'), transfers.replace('\nX04,H03,', '\nX04,S2,'));
    expect((await run('load', copy, '--quiet')).code).toBe(0);
    const ended = await run('lineage', '--changes', '--json', '--quiet');
    const found = ended.json((value) => QUERIES['lineage-changes'].result.parse(value));
    expect(found.cause?.action).toBe('import');
    expect(found.changes).toContainEqual(expect.objectContaining({ list: 'L11', from: 'L04' }));
    expect(found.changes.length).toBeLessThan(6);
    expect((await run('lineage', '--changes', '--lang', 'zh', '--quiet')).stdout).toMatch(/L11 +L04/);
  });
});
