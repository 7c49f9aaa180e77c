// The map of the chain: who stands where, what passed, and what is only counted where it is said.
import { describe, expect, it } from 'vitest';
import { edge, node } from '../../testing.ts';
import { chainMap } from './chain-map.ts';

const transfer = (id: string, props: Record<string, number>) =>
  node('Transfer', id, { mode: 'sale', ...props });
const NODES = [
  node('Party', 'S', { kind: 'source' }),
  node('Party', 'M', { kind: 'merchant' }),
  node('Handle', 'H', { platform: 'qq' }),
  node('Handle', 'U', { platform: 'qq' }),
  node('List', 'L', { rows: 40 }),
  transfer('X', { records: 40, price_per_record: 0.5 }),
  transfer('Y', { records: 10 }),
  transfer('Z', {}),
];
const EDGES = [
  edge('HOLDS', 'S', 'L'),
  edge('USES', 'M', 'U'),
  edge('SENT', 'S', 'X'),
  edge('RECEIVED', 'U', 'X'),
  edge('SENT', 'S', 'Y'),
  edge('RECEIVED', 'M', 'Y'),
  edge('SENT', 'H', 'Z'),
  edge('RECEIVED', 'M', 'Z'),
];

describe('the map of the chain', () => {
  const { tiers, flows } = chainMap(NODES, EDGES);
  it('has all columns from source to retailer, with those who act and what they hold', () => {
    expect(tiers.map(({ tier }) => tier)).toEqual([0, 1, 2, 3, 4]);
    expect(tiers[0]).toMatchObject({ lists: 1, rows: 40 });
    expect(tiers.map(({ actors }) => actors.map(({ id }) => id))).toEqual([['S'], ['H'], ['M'], [], []]);
    expect(tiers[2]?.actors[0]).toMatchObject({ received: 3, sent: 0 });
  });

  it('sums what passed, a handle acting for who uses it, and yuan only where a price is known', () => {
    expect(flows.map(({ from, to, transfers }) => [from, to, transfers.length])).toEqual([
      [0, 2, 2],
      [1, 2, 1],
    ]);
    expect(flows[0]).toMatchObject({ records: 50, yuan: 20, priced: 1 });
    expect(flows[1]).toMatchObject({ records: 0, yuan: 0, priced: 0 });
  });
});
