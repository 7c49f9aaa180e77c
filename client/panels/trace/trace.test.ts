// The pure parts of the trace: what competes to explain a list, and copies that nobody seized.
import { describe, expect, it } from 'vitest';
import type { LineageParent, ListLineage } from '#contract/lineage.ts';
import { edge, node, SAMPLE } from '../../testing.ts';
import { leadingTwo, propositionsOf } from './propositions.ts';
import { unseizedCopies } from './unseized.ts';

const parent = (id: string, probability: number, more: Partial<LineageParent> = {}): LineageParent => ({
  id,
  probability,
  logLR: 3,
  band: 'moderate',
  documented: false,
  sharedOwners: 10,
  channels: [],
  ...more,
});

const lineage = (more: Partial<ListLineage>): ListLineage => ({
  id: 'L1',
  decision: 'derived',
  parents: [],
  ranking: [],
  notSeized: 0.3,
  ...more,
});

const ranked = (id: string, probability: number, relation: 'parent' | 'common-source' = 'parent') => ({
  id,
  probability,
  relation,
  logLR: 0,
  band: 'weak' as const,
});

describe('what may explain a list', () => {
  it('ranks sources, a source not seized and a common source against one another', () => {
    const { shown, faint } = propositionsOf(
      lineage({
        parents: [parent('L2', 0.6)],
        ranking: [
          ranked('L2', 0.6),
          ranked('L3', 0.2),
          ranked('L4', 0.01),
          ranked('L3', 0.4, 'common-source'),
        ],
      }),
    );
    expect(shown.map((each) => (each.kind === 'source' ? each.id : each.kind))).toEqual([
      'L2',
      'common',
      'not-seized',
      'L3',
    ]);
    expect(faint.map(({ id }) => id)).toEqual(['L4']);
  });

  it('always names both alternatives, though nothing speaks for them', () => {
    const { shown } = propositionsOf(lineage({ parents: [parent('L2', 1)], notSeized: 0 }));
    expect(shown.map(({ kind }) => kind)).toEqual(['source', 'not-seized', 'common']);
  });

  it('keeps what an investigator rejected in its rank, and takes the leading two without it', () => {
    const assessment = { kind: 'rejected' as const, grade: 'B2', entry: 7 };
    const found = propositionsOf(
      lineage({
        parents: [parent('L3', 0.5)],
        rejected: [parent('L2', 0.9, { assessment })],
        ranking: [ranked('L2', 0.9), ranked('L3', 0.5), ranked('L4', 0.01)],
      }),
    );
    expect(found.shown[0]).toMatchObject({ id: 'L2', assessment });
    expect(leadingTwo(found)).toEqual(['L3', 'L4']);
    expect(leadingTwo(propositionsOf(lineage({ parents: [parent('L2', 1)] })))).toBeUndefined();
  });
});

describe('copies that were not seized', () => {
  it('are those of senders with whom no list was found, by any name that they use', () => {
    expect(unseizedCopies(SAMPLE, 'L2')).toEqual([]);
    const held = edge('HOLDS', 'S', 'L1');
    const without = new Map([...SAMPLE.edges].filter(([id]) => id !== held.id));
    expect(unseizedCopies({ ...SAMPLE, edges: without }, 'L2')).toEqual([{ transfer: 'X1', holder: 'S' }]);
    // Found with a handle of the sender: seized after all.
    const other = edge('HOLDS', 'H', 'L3');
    const graph = {
      ...SAMPLE,
      nodes: new Map([...SAMPLE.nodes, ['L3', node('List', 'L3')] as const]),
      edges: new Map([...without, [other.id, other] as const]),
    };
    expect(unseizedCopies(graph, 'L2')).toEqual([]);
  });
});
