// What investigators say laid over what the model infers: edges and decisions follow, probabilities and ranks stay.
import { describe, expect, it } from 'vitest';
import { listLineage, type LineageParent, type ListLineage } from '#contract/lineage.ts';
import { withAssessments, type EdgeAssessment } from './assessed.ts';

const parent = (id: string, probability: number, more: Partial<LineageParent> = {}): LineageParent => ({
  id,
  probability,
  logLR: 4,
  band: 'moderate',
  documented: false,
  sharedOwners: 30,
  channels: [],
  ...more,
});
const list = (id: string, parents: LineageParent[], others: [string, number][] = []): ListLineage => ({
  id,
  decision: parents.length > 0 ? 'derived' : 'undecided',
  parents,
  ranking: [...parents.map((one) => [one.id, one.probability] as [string, number]), ...others].map(
    ([of, probability]) => ({ id: of, probability, relation: 'parent', logLR: 4, band: 'moderate' }),
  ),
  notSeized: 0.1,
});
const say = (of: string, from: string, kind: EdgeAssessment['kind']): EdgeAssessment => ({
  list: of,
  from,
  kind,
  grade: 'B2',
  entry: 7,
  sharedOwners: 12,
});
const edges = (lists: readonly ListLineage[]): string[] =>
  lists.flatMap(({ id, parents }) => parents.map((one) => `${id}<${one.id}`));

const CASE = [
  list('a', []),
  list('b', [parent('a', 0.9)], [['c', 0.3]]),
  list('c', [parent('b', 0.7)], [['a', 0.25]]),
];

describe('assessments', () => {
  it('change nothing where nothing was said', () => {
    expect(withAssessments(CASE, [])).toEqual(CASE);
  });

  it('mark a confirmed edge, with the probability of the model', () => {
    const [, b] = withAssessments(CASE, [say('b', 'a', 'confirmed')]);
    expect(b!.parents).toEqual([
      { ...CASE[1]!.parents[0]!, assessment: { kind: 'confirmed', grade: 'B2', entry: 7 } },
    ]);
    expect(b!.ranking[0]).toMatchObject({ id: 'a', probability: 0.9, assessment: 'confirmed' });
    expect(b!.notSeized).toBe(0.1);
  });

  it('draw a confirmed edge that the model does not, with what the model says of it', () => {
    const laid = withAssessments(CASE, [say('c', 'a', 'confirmed'), say('a', 'x', 'confirmed')]);
    expect(edges(laid)).toEqual(['b<a', 'c<b', 'c<a']);
    expect(laid[2]!.parents[1]).toMatchObject({ probability: 0.25, sharedOwners: 12, channels: [] });
    expect(laid.map((one) => listLineage.parse(one))).toEqual(laid);
  });

  it('take a rejected edge away, keep it and its rank to be seen, and decide anew', () => {
    const [, b] = withAssessments(CASE, [say('b', 'a', 'rejected')]);
    expect(b).toMatchObject({
      parents: [],
      decision: 'undecided',
      rejected: [{ id: 'a', probability: 0.9 }],
    });
    expect(b!.ranking[0]).toMatchObject({ id: 'a', assessment: 'rejected' });
    const [, alone] = withAssessments(
      [list('a', []), list('b', [parent('a', 0.9)])],
      [say('b', 'a', 'rejected')],
    );
    expect(alone!.decision).toBe('independent');
  });

  it('reject even what is documented', () => {
    const documented = [list('a', []), list('b', [parent('a', 0.1, { documented: true, transfer: 'T' })])];
    expect(edges(withAssessments(documented, [say('b', 'a', 'rejected')]))).toEqual([]);
  });

  it('derive a list that had no source', () => {
    const [a] = withAssessments([list('a', [], [['z', 0.3]]), list('z', [])], [say('a', 'z', 'confirmed')]);
    expect(a!.decision).toBe('derived');
  });

  it('leave no circle: an inferred edge gives way to confirmed ones', () => {
    expect(edges(withAssessments(CASE, [say('a', 'c', 'confirmed')]))).toEqual(['a<c', 'b<a']);
    expect(edges(withAssessments(CASE, [say('b', 'c', 'confirmed')]))).toEqual(['b<a', 'b<c']);
  });
});
