// The list of exhibits: what each supports, and which come first.
import { describe, expect, it } from 'vitest';
import { edge, node } from '../../testing.ts';
import { exhibitsOf } from './exhibits.ts';

const nodes = [
  node('Evidence', 'E1', { kind: 'mail', on: '2016-05-01' }),
  node('Evidence', 'E2', { kind: 'chat' }),
  node('Evidence', 'E3', { kind: 'photo', on: '2015-02-01' }),
  node('List', 'L1'),
];
const edges = [edge('SUPPORTED_BY', 'L1', 'E2'), edge('SUPPORTED_BY', 'X1', 'E1'), edge('HOLDS', 'P1', 'L1')];
const ids = (selection: readonly string[]) =>
  exhibitsOf(nodes, edges, new Set(selection)).map((each) => each.node.id);

describe('exhibitsOf', () => {
  it('lists exhibits alone, by day, undated ones last', () => {
    expect(ids([])).toEqual(['E3', 'E1', 'E2']);
  });

  it('puts first what is selected or supports what is', () => {
    expect(ids(['L1'])).toEqual(['E2', 'E3', 'E1']);
    expect(ids(['E1'])).toEqual(['E1', 'E3', 'E2']);
  });

  it('says what each supports', () => {
    const found = exhibitsOf(nodes, edges, new Set());
    expect(Object.fromEntries(found.map((each) => [each.node.id, each.supports]))).toEqual({
      E1: ['X1'],
      E2: ['L1'],
      E3: [],
    });
  });
});
