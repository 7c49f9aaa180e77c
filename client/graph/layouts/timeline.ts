// The timeline: to the right by date, in rows by tier; what has no date stands in a row of its own that says so.
import { DAY_MS, dayOf } from '#contract/days.ts';
import type { Guide } from '../../state/patch.ts';
import type { Drawn, DrawnNode } from '../drawn.ts';
import { outline } from '../node-looks.ts';
import type { Layout, Placed, Places } from './layout.ts';
import { UNDATED } from './timeline-guides.ts';

const GAP = { x: 12, y: 10 };
const LANE_GAP = 46;
/** Narrowest and widest that the time is drawn (px), and how much of it every dated element takes. */
const WIDTH = { least: 1500, most: 14_000, each: 26 };
/** About so many dates are written. */
const TICKS = 10;

/** Day of every node: its own (the middle of a range), else the first dated transfer, list or complaint that touches it. */
function daysOf({ nodes, edges }: Drawn): Map<string, number> {
  const days = new Map<string, number>();
  for (const { id, when } of nodes) {
    if (when === undefined) continue;
    const [from, to] = [dayOf(when.from), dayOf(when.to)];
    if (from !== undefined && to !== undefined) days.set(id, (from + to) / 2);
  }
  const first = new Map<string, number>();
  const touch = (id: string, day: number | undefined): void => {
    if (day === undefined || days.has(id)) return;
    first.set(id, Math.min(first.get(id) ?? day, day));
  };
  for (const { source, target, on } of edges) {
    const day = on === undefined ? undefined : dayOf(on);
    touch(source, day ?? days.get(target));
    touch(target, day ?? days.get(source));
  }
  for (const { id, holder } of nodes) if (holder !== undefined) touch(holder, days.get(id));
  return new Map([...days, ...first]);
}

/** Stands nodes in as few rows as keep them apart, at the `x` they have; returns the height of all rows. */
function inRows(nodes: readonly { node: DrawnNode; x: number }[], top: number, places: Places): number {
  const height = Math.max(0, ...nodes.map(({ node }) => outline(node.type).height)) + GAP.y;
  const ends: number[] = [];
  for (const { node, x } of [...nodes].sort((a, b) => a.x - b.x || (a.node.id < b.node.id ? -1 : 1))) {
    const half = outline(node.type).width / 2;
    const free = ends.findIndex((end) => end <= x - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + half + GAP.x;
    places.set(node.id, [Math.round(x), Math.round(top + (row + 0.5) * height)]);
  }
  return Math.max(1, ends.length) * height;
}

/** What has no date, one after the other, in rows as wide as the time. */
function inOrder(nodes: readonly DrawnNode[], width: number): { node: DrawnNode; x: number }[] {
  const widest = Math.max(1, ...nodes.map(({ type }) => outline(type).width)) + GAP.x;
  const each = Math.max(1, Math.floor(width / widest));
  return nodes.map((node, n) => ({ node, x: ((n % each) + 0.5) * widest }));
}

/** Months between two dates that are written. */
const stepOf = (months: number): number =>
  [1, 3, 6, 12, 24, 60].find((step) => months / step <= TICKS) ?? 120;

/** Dates to be written: first days of months, far enough from each other. */
function ticks(from: number, to: number): { day: number; says: string }[] {
  const [first, last] = [new Date(from * DAY_MS), new Date(to * DAY_MS)];
  const month = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
  const step = stepOf(month(last) - month(first) + 1);
  const found = [];
  for (let at = Math.ceil(month(first) / step) * step; at <= month(last); at += step) {
    const [year, of] = [Math.floor(at / 12), (at % 12) + 1];
    const says = `${year}-${String(of).padStart(2, '0')}`;
    found.push({ day: Date.UTC(year, of - 1) / DAY_MS, says });
  }
  return found;
}

/** Places by date, with the lines that say which. */
export function byDate(drawn: Drawn): Placed {
  const nodes = drawn.nodes.filter(({ isFrame }) => isFrame !== true);
  const days = daysOf(drawn);
  const known = [...days.values()];
  const [from, to] = known.length === 0 ? [0, 0] : [Math.min(...known), Math.max(...known)];
  const width = Math.min(WIDTH.most, Math.max(WIDTH.least, known.length * WIDTH.each));
  const scale = width / Math.max(30, to - from);
  const places: Places = new Map();
  const guides: Guide[] = ticks(from, to).map(({ day, says }) => ({
    across: 'x',
    at: Math.round((day - from) * scale),
    says,
  }));
  let top = 0;
  const lane = (says: string, inside: readonly { node: DrawnNode; x: number }[]): void => {
    if (inside.length === 0) return;
    guides.push({ across: 'y', at: Math.round(top - LANE_GAP / 2), says });
    top += inRows(inside, top, places) + LANE_GAP;
  };
  const dated = nodes.flatMap((node) => {
    const day = days.get(node.id);
    return day === undefined ? [] : [{ node, x: (day - from) * scale }];
  });
  const tiers = [...new Set(dated.map(({ node }) => node.tier))].sort((a, b) => a - b);
  for (const tier of tiers)
    lane(
      String(tier),
      dated.filter(({ node }) => node.tier === tier),
    );
  lane(
    UNDATED,
    inOrder(
      nodes.filter(({ id }) => !days.has(id)),
      width,
    ),
  );
  return { places, guides: known.length === 0 ? guides.filter(({ across }) => across === 'y') : guides };
}

export const timeline: Layout = {
  id: 'timeline',
  title: 'layout.timeline',
  isAbsolute: true,
  run: ({ drawn }) => Promise.resolve(byDate(drawn)),
};
