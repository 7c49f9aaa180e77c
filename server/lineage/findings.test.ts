// Documents against rows, and what changed between two answers.
import { describe, expect, it } from 'vitest';
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import { ROWS_CAP } from './bands.ts';
import { changesOf } from './changes.ts';
import { findingsOf } from './findings.ts';

const channel = (name: string, logLR: number) => ({
  name,
  logLR,
  rows: 0,
  note: { zh: '', en: '' },
  places: [],
  placesTotal: 0,
});
/** A documented source of which the rows alone say so much. */
const documented = (rows: number, more: Partial<LineageParent> = {}): LineageParent => ({
  id: 'a',
  probability: 0.5,
  logLR: rows + 3,
  band: 'moderate',
  documented: true,
  transfer: 'T1',
  sharedOwners: 40,
  channels: [channel('values', rows), channel('documents', 3)],
  ...more,
});
const ranked = (id: string, logLR: number): ListLineage['ranking'][number] => ({
  id,
  probability: 0.5,
  relation: 'parent',
  logLR,
  band: 'moderate',
});
const list = (id: string, parents: LineageParent[], ranking: ListLineage['ranking'] = []): ListLineage => ({
  id,
  decision: 'derived',
  parents,
  ranking: [...parents.map((one) => ranked(one.id, one.logLR)), ...ranking],
  notSeized: 0.1,
});
const kindOf = (
  parents: LineageParent[],
  ranking: ListLineage['ranking'] = [],
  back: ListLineage['ranking'] = [],
) =>
  findingsOf(
    [list('a', [], back), list('b', parents, ranking), list('c', [])],
    [{ transfer: 'T1', from: 'P', to: 'Q', grade: 'A1' }],
  );

describe('documents against rows', () => {
  it.each([
    ['agrees', kindOf([documented(4)])],
    ['silent', kindOf([documented(0.5)])],
    ['silent', kindOf([documented(-9, { sharedOwners: 0 })])],
    ['contradicts', kindOf([documented(-4)])],
    ['dates', kindOf([documented(4, { channels: [channel('values', 4)] })])],
    ['other-source', kindOf([documented(-1)], [ranked('c', 6)])],
    // The document counts against the other direction: what the rows say of it is so much more.
    ['reversed', kindOf([documented(0.2)], [], [ranked('b', 1.2)])],
  ] as const)('%s', (kind, findings) => {
    expect(findings).toEqual([
      expect.objectContaining({ kind, list: 'b', from: 'a', transfer: 'T1', grade: 'A1' }),
    ]);
  });

  it('name the other source, and tell what the rows alone weigh', () => {
    const [found] = kindOf([documented(-1)], [ranked('c', 6)]);
    expect(found).toMatchObject({ logLR: -1, instead: { list: 'c', logLR: 6 } });
    expect(found!.note.en).toContain('c');
  });

  it('say no more than rows alone may', () => {
    expect(kindOf([documented(40)])[0]!.logLR).toBeCloseTo(ROWS_CAP, 6);
  });

  it('say nothing of inferred edges', () => {
    expect(kindOf([documented(4, { documented: false })])).toEqual([]);
  });
});

describe('changes', () => {
  const edge = (id: string, probability: number): LineageParent =>
    documented(1, { id, probability, documented: false });
  const kinds = (before: LineageParent[] | undefined, after: LineageParent[] | undefined) =>
    changesOf(before && list('b', before), after && list('b', after)).map(({ from, kind }) => [from, kind]);

  it('are edges that appeared, vanished or moved by more than a little', () => {
    expect(kinds([edge('a', 0.9), edge('c', 0.6)], [edge('a', 0.85), edge('d', 0.7)])).toEqual([
      ['d', 'appeared'],
      ['c', 'vanished'],
    ]);
    expect(kinds([edge('a', 0.9)], [edge('a', 0.6)])).toEqual([['a', 'moved']]);
    expect(kinds([edge('a', 0.9)], [documented(1, { id: 'a', probability: 0.9 })])).toEqual([['a', 'moved']]);
    expect(kinds(undefined, [edge('a', 0.9)])).toEqual([['a', 'appeared']]);
    expect(kinds([edge('a', 0.9)], undefined)).toEqual([['a', 'vanished']]);
  });
});
