// What every layout promises: a place for all, pinned ones where they are, nothing laid over them; and each by itself.
import { describe, expect, it } from 'vitest';
import type { Place } from '../../state/patch.ts';
import type { Drawn, DrawnNode } from '../drawn.ts';
import { settleForces } from './forces.ts';
import { runLayout } from './run.ts';
import { byDate } from './timeline.ts';

const party = (id: string, tier: number, rest: Partial<DrawnNode> = {}): DrawnNode => ({
  id,
  type: 'Party',
  facet: 'Party:merchant',
  label: id,
  tier,
  ...rest,
});
const sale = (source: string, target: string, on?: string) => ({
  id: `${source}>${target}`,
  source,
  target,
  facet: 'mode:sale',
  label: '',
  lane: 0,
  ...(on === undefined ? {} : { on }),
});

const CHAIN: Drawn = {
  nodes: Array.from({ length: 120 }, (_, n) => party(`p${n}`, n % 5)),
  edges: Array.from({ length: 119 }, (_, n) => sale(`p${n}`, `p${n + 1}`)),
};

describe('laying out again', () => {
  const pinned = new Map<string, Place>([
    ['p3', [5000, -4000]],
    ['p70', [5200, -4000]],
  ]);
  const run = () => runLayout('tier-fold', { drawn: CHAIN, pinned, now: pinned });

  it('leaves what is pinned where it is and gives all else a place', async () => {
    const { places } = await run();
    expect(places.size).toBe(CHAIN.nodes.length);
    for (const [id, at] of pinned) expect(places.get(id)).toEqual(at);
  });

  it('lays nothing over what is pinned', async () => {
    const { places } = await run();
    for (const [id, [x, y]] of places) {
      if (pinned.has(id)) continue;
      for (const [px, py] of pinned.values())
        expect(Math.abs(x - px) >= 118 || Math.abs(y - py) >= 40).toBe(true);
    }
  });

  it('is the same every time', async () => {
    expect([...(await run()).places]).toEqual([...(await run()).places]);
  });

  it('by hand moves nothing that has a place', async () => {
    const now = new Map(CHAIN.nodes.slice(1).map(({ id }, n): [string, Place] => [id, [n * 150, 7]]));
    const { places } = await runLayout('manual', { drawn: CHAIN, pinned: new Map(), now });
    for (const [id, at] of now) expect(places.get(id)).toEqual(at);
    expect(places.has('p0')).toBe(true);
  });
});

describe('the timeline', () => {
  const drawn: Drawn = {
    nodes: [
      party('early', 0),
      party('late', 2),
      party('never', 2),
      { ...party('list', 2), type: 'List', facet: 'List', when: { from: '2015-02-01', to: '2015-04-01' } },
    ],
    edges: [sale('early', 'late', '2015-01-10'), { ...sale('early', 'other', '2016-01-10'), id: 'x' }],
  };
  const { places, guides = [] } = byDate(drawn);
  const at = (id: string): Place => places.get(id) ?? [Number.NaN, Number.NaN];

  it('stands elements by their date, a range in its middle', () => {
    expect(at('list')[0]).toBeGreaterThan(at('early')[0]);
    expect(at('late')[0]).toBe(at('early')[0]);
  });

  it('gives what has no date a row of its own, below all others, that says so', () => {
    const undated = guides.find(({ says }) => says === 'undated');
    expect(undated?.across).toBe('y');
    expect(at('never')[1]).toBeGreaterThan(undated?.at ?? Number.NaN);
    for (const id of ['early', 'late', 'list']) expect(at(id)[1]).toBeLessThan(undated?.at ?? Number.NaN);
  });

  it('writes dates where they are', () => {
    const dates = guides.filter(({ across }) => across === 'x');
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.map(({ says }) => says)).toEqual(dates.map(({ says }) => says).toSorted());
    expect(byDate({ nodes: [party('a', 0)], edges: [] }).guides).toEqual([
      { across: 'y', at: expect.any(Number), says: 'undated' },
    ]);
  });

  it('lets nothing overlap', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      party(`m${n}`, n % 3, { when: { from: `2015-0${1 + (n % 9)}`, to: `2015-0${1 + (n % 9)}` } }),
    );
    const all = [...byDate({ nodes: many, edges: [] }).places.values()];
    for (const [n, [x, y]] of all.entries())
      for (const [ox, oy] of all.slice(n + 1))
        expect(Math.abs(x - ox) >= 118 || Math.abs(y - oy) >= 40).toBe(true);
  });
});

describe('forces', () => {
  const bodies = Array.from({ length: 61 }, (_, n) => ({
    id: `n${n}`,
    radius: 30,
    at: [Math.cos(n) * 40 * Math.sqrt(n), Math.sin(n) * 40 * Math.sqrt(n)] as Place,
    isFixed: n === 7,
  }));
  const links = bodies.slice(1).map(({ id }, n) => [n % 2 === 0 ? 'n0' : 'n1', id, 1] as const);

  it('leave what is fixed, move the rest apart, and are the same every time', () => {
    const settled = settleForces({ bodies, links });
    expect(settled).toEqual(settleForces({ bodies, links }));
    expect(settled.find(([id]) => id === 'n7')?.[1]).toEqual(bodies[7]?.at);
    const free = settled.filter(([id]) => id !== 'n7');
    let covered = 0;
    for (const [n, [, [x, y]]] of free.entries())
      for (const [, [ox, oy]] of free.slice(n + 1)) covered += Number(Math.hypot(x - ox, y - oy) < 54);
    expect(covered).toBe(0);
  });
});
