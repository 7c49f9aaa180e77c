// What is unproved and what contradicts itself, on a case of a few lists where it is known.
import { describe, expect, it } from 'vitest';
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import { contradictionsOf, proofTasks, type ContradictionInput, type ProofInput } from './index.ts';

const parent = (id: string, more: Partial<LineageParent> = {}): LineageParent => ({
  id,
  probability: 0.7,
  logLR: 2,
  band: 'moderate',
  documented: false,
  sharedOwners: 40,
  channels: [],
  ...more,
});
const ranked = (id: string): ListLineage['ranking'][number] => ({
  id,
  probability: 0.2,
  relation: 'parent',
  logLR: 0,
  band: 'weak',
});
const list = (id: string, decision: ListLineage['decision'], parents: LineageParent[] = []): ListLineage => ({
  id,
  decision,
  parents,
  ranking: [ranked('a'), ranked('e')],
  notSeized: 0.1,
});

/** a → b (documented) → c (inferred) → d (inferred); e alone. */
const input = (more: Partial<ProofInput> = {}): ProofInput => ({
  lists: [
    { id: 'a', holder: 'P', firstPossibleOn: '2014-05', lastPossibleOn: '2014-06-30', evidence: [] },
    { id: 'b', holder: 'H1', firstPossibleOn: '2014-06-01', lastPossibleOn: '2014-08-01', evidence: [] },
    { id: 'c', holder: 'R', lastPossibleOn: '2014-10-01', evidence: [] },
    { id: 'd', holder: 'R', lastPossibleOn: '2014-12-01', obtainedOn: '2015-01-01', evidence: [] },
    { id: 'e', holder: 'H2', evidence: [] },
  ],
  transfers: [
    { transfer: 'T1', from: 'P', to: 'H1', list: 'b', on: '2014-06-02', grade: 'B2', evidence: ['E1'] },
  ],
  lineage: {
    case: 'k',
    model: { name: 'm', version: '1', calibrated: true, note: { zh: '', en: '' } },
    lists: [
      list('a', 'source-not-seized'),
      list('b', 'derived', [parent('a', { documented: true, transfer: 'T1' })]),
      list('c', 'derived', [parent('b')]),
      list('d', 'derived', [parent('c', { probability: 0.99 })]),
      list('e', 'independent'),
    ],
  },
  findings: [],
  handles: [{ id: 'H1', party: 'B' }, { id: 'H2' }],
  ...more,
});

const idsOf = (of: ProofInput, scope?: string[]): string[] => proofTasks(of, scope).map(({ id }) => id);

describe('what is unproved', () => {
  it('is every link and open question, by what would change most, what is proved last', () => {
    const tasks = proofTasks(input());
    expect(tasks.map(({ id, lists, proved }) => [id, lists, proved])).toEqual([
      ['a<?', 4, false],
      ['c<b', 2, false],
      ['H2', 1, false],
      ['e<?', 1, false],
      ['d<c', 1, false],
      ['b<a', 3, true],
    ]);
    for (const [at, { stake }] of tasks.slice(1, 5).entries())
      expect(stake).toBeLessThanOrEqual(tasks[at]!.stake);
    // a and b certain, c by .7, d by .7 × .99.
    expect(tasks[0]!.stake).toBeCloseTo(1 + 1 + 0.7 + 0.7 * 0.99, 3);
  });

  it('rests on documents with their grade, on inference with its probability, on an investigator’s word', () => {
    const rests = new Map(proofTasks(input()).map((task) => [task.id, task.rests]));
    expect(rests.get('b<a')).toMatchObject({ on: 'documented', grade: 'B2', evidence: ['E1'] });
    expect(rests.get('c<b')).toMatchObject({ on: 'inferred', probability: 0.7, band: 'moderate' });
    expect(rests.get('a<?')).toMatchObject({ on: 'not-seized' });
    const said = input();
    said.lineage.lists[2]!.parents[0] = parent('b', {
      assessment: { kind: 'confirmed', grade: 'A1', entry: 9 },
    });
    expect(proofTasks(said).find(({ id }) => id === 'c<b')).toMatchObject({
      proved: true,
      rests: { on: 'confirmed', grade: 'A1' },
    });
  });

  it.each([
    ['a worse grade', { grade: 'D4' }, 'better-source'],
    ['no exhibit', { evidence: [] }, 'exhibit'],
  ] as const)('is a documented link of %s', (_, change, wish) => {
    const of = input();
    const task = proofTasks({ ...of, transfers: [{ ...of.transfers[0]!, ...change }] }).find(
      ({ id }) => id === 'b<a',
    )!;
    expect(task.proved).toBe(false);
    expect(task.settledBy.map(({ kind }) => kind)).toContain(wish);
  });

  it('is a documented link that the rows contradict, however well it is graded', () => {
    const finding = {
      kind: 'reversed',
      list: 'b',
      from: 'a',
      transfer: 'T1',
      logLR: -3,
      band: 'none',
      probability: 0.1,
      sharedOwners: 9,
      note: { zh: '', en: '' },
    } as const;
    const task = proofTasks(input({ findings: [finding] })).find(({ id }) => id === 'b<a')!;
    expect(task).toMatchObject({ proved: false, rests: { rows: 'reversed' } });
    expect(task.settledBy.map(({ kind }) => kind)).toContain('date');
  });

  it('says what to look for: a hand-over within the days that it can have been, and what tells rivals apart', () => {
    const task = proofTasks(input()).find(({ id }) => id === 'c<b')!;
    expect(task.settledBy[0]).toMatchObject({ kind: 'document', holder: 'H1' });
    expect(task.settledBy[0]!.what.en).toContain('from 2014-06-01 to 2014-10-01');
    expect(task.between).toEqual({ list: 'c', a: 'b', b: 'a' });
    // One holder had both.
    const own = proofTasks(input()).find(({ id }) => id === 'd<c')!;
    expect(own.settledBy[0]!.what.en).toContain('One holder had both');
  });

  it('of a chain is what stands behind it, of a party what stands behind all that it and its accounts hold', () => {
    expect(idsOf(input(), ['b'])).toEqual(['a<?', 'b<a']);
    expect(idsOf(input(), ['B'])).toEqual(['a<?', 'b<a']);
    expect(idsOf(input(), ['R'])).toEqual(['a<?', 'c<b', 'd<c', 'b<a']);
    expect(idsOf(input(), ['H2'])).toEqual(['H2', 'e<?']);
  });

  it('is nothing in a case without lists', () => {
    const empty = input({ lists: [], transfers: [], handles: [] });
    empty.lineage.lists = [];
    expect(proofTasks(empty)).toEqual([]);
  });
});

const against = (more: Partial<ContradictionInput>) =>
  contradictionsOf({ ...input(), denials: [], accounts: [], claims: [], ...more }).map(
    ({ kind, weight, elements }) => [kind, weight, elements[0]],
  );
const transfer = (more: Partial<ProofInput['transfers'][number]>) => ({
  ...input().transfers[0]!,
  evidence: ['E2'],
  ...more,
});

describe('contradictions', () => {
  it('are none where nothing contradicts anything', () => {
    expect(against({})).toEqual([]);
  });

  it.each([
    ['before the list can have existed', '2014-05', 'before-list'],
    ['after the list was seen', '2014-08-02', 'after-copy'],
  ])('are a transfer dated %s', (_, on, kind) => {
    const found = against({ transfers: [transfer({ transfer: 'T9', on })] });
    expect(found).toContainEqual([kind, 'contrary', 'T9']);
  });

  it('are a transfer dated after a copy of its list was seen', () => {
    const lists = input().lists.map((one) =>
      one.id === 'b' ? { ...one, lastPossibleOn: '2014-12-31' } : one,
    );
    const [found] = contradictionsOf({
      ...input({ lists, transfers: [transfer({ on: '2014-10-02' })] }),
      denials: [],
      accounts: [],
      claims: [],
    });
    expect(found).toMatchObject({
      kind: 'after-copy',
      elements: ['T1', 'b', 'c'],
      rows: { list: 'c', from: 'b' },
    });
  });

  it('are a month that ends on the first possible day no more than days that fit', () => {
    expect(against({ transfers: [transfer({ on: '2014-06' })] })).toEqual([]);
  });

  it('are two documented sources of one list; a question where the rows bear both out', () => {
    const both = [transfer({}), transfer({ transfer: 'T2', from: 'H2' })];
    expect(against({ transfers: both })).toEqual([['two-sources', 'contrary', 'b']]);
    const merged = input();
    merged.lineage.lists[1]!.parents.push(parent('e'));
    expect(against({ ...merged, transfers: both })).toEqual([['two-sources', 'question', 'b']]);
    // One person by two accounts is one source.
    expect(
      against({ transfers: [transfer({ from: 'B' }), transfer({ transfer: 'T2', from: 'H1' })] }),
    ).toEqual([]);
  });

  it('are a denial of what a list or a document says, and not of what nothing says', () => {
    const denial = { evidence: 'E9', line: 4, by: 'R', of: 'receiving', about: [] } as const;
    const [found] = contradictionsOf({ ...input(), denials: [denial], accounts: [], claims: [] });
    expect(found).toMatchObject({
      kind: 'denied',
      rows: { list: 'c', from: 'b' },
      evidence: [{ id: 'E9', lines: [4] }],
    });
    expect(against({ denials: [{ ...denial, of: 'giving' }] })).toEqual([]);
    expect(against({ denials: [{ ...denial, about: ['P'] }] })).toEqual([]);
    expect(against({ denials: [{ ...denial, about: ['B'] }] })).toHaveLength(1);
    // The exhibit of the denial itself is no witness against it.
    const own = { ...denial, by: 'B', about: ['P'], evidence: 'E1' };
    const noLists = input().lineage;
    expect(against({ denials: [own], lineage: { ...noLists, lists: [] } })).toEqual([]);
  });

  it('are an account of two persons: one number twice, by file and by hand, confirmed across parties', () => {
    const account = (id: string, parties: string[], value = id) => ({ id, platform: 'qq', value, parties });
    expect(against({ accounts: [account('H1', ['B'], '99'), account('H2', ['M'], '99')] })).toEqual([
      ['two-persons', 'contrary', 'H1'],
    ]);
    expect(against({ accounts: [account('H1', ['B', 'M'])] })).toEqual([['two-persons', 'question', 'H1']]);
    const word = (kind: 'confirmed' | 'rejected', ...handles: string[]) => ({
      kind,
      handles,
      grade: 'B2',
      reason: 'x',
    });
    const accounts = [account('H1', ['B']), account('H2', []), account('H3', ['M'])];
    expect(
      against({ accounts, claims: [word('confirmed', 'H1', 'H2'), word('confirmed', 'H2', 'H3')] }),
    ).toEqual([['two-persons', 'contrary', 'H1']]);
    expect(
      against({
        accounts: [account('H1', [])],
        claims: [word('confirmed', 'H1', 'H2'), word('confirmed', 'H2', 'H3'), word('rejected', 'H1', 'H3')],
      }),
    ).toEqual([['claims', 'contrary', 'H1']]);
  });
});
