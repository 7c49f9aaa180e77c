// Where the marks of a band stand: each in the first row with room, or, where they are too many, as counts by place.
import type { Happening } from '../../state/happenings.ts';
import type { Axis } from './axis.ts';

export interface Mark {
  item: Happening;
  row: number;
  /** Ends of the mark in px; the same for a day. A side that is not known is open. */
  x1: number;
  x2: number;
  isOpenLeft: boolean;
  isOpenRight: boolean;
  /** Width from its right end to the next mark of the row, or to the end of the axis (px): what a label may take. */
  room: number;
}

/** Marks that stand too close to be told apart. */
export interface Cluster {
  x: number;
  items: readonly Happening[];
}

export interface Band {
  rows: number;
  marks: readonly Mark[];
  clusters: readonly Cluster[];
}

/** How far a bar reaches into what is not known (px). */
const OPEN = 56;
/** Room of a mark with its label, and between clusters (px). */
const LABEL = 128;
const CLUSTER = 34;
const DOT = 6;

type Placed = Omit<Mark, 'row' | 'room'>;

function markOf(item: Happening, axis: Axis): Placed {
  const known = item.from ?? item.to ?? 0;
  const [a, b] = [
    axis.x(item.from ?? known),
    axis.x((item.to ?? known) + (item.sureness === 'range' ? 1 : 0)),
  ];
  return {
    item,
    x1: item.from === undefined ? b - OPEN : a,
    x2: item.to === undefined ? a + OPEN : b,
    isOpenLeft: item.from === undefined,
    isOpenRight: item.to === undefined,
  };
}

/** The marks of a band that are in sight, in at most `most` rows; counts where they need more. Items without any date are none. */
export function bandOf(items: readonly Happening[], axis: Axis, most: number): Band {
  const placed = items
    .filter(({ sureness }) => sureness !== 'unknown')
    .map((item) => markOf(item, axis))
    .filter(({ x1, x2 }) => x2 >= -DOT && x1 <= axis.width + DOT)
    .sort((a, b) => a.x1 - b.x1 || a.x2 - b.x2 || (a.item.id < b.item.id ? -1 : 1));
  const ends: number[] = [];
  const marks: Mark[] = [];
  const last: Mark[] = [];
  for (const mark of placed) {
    const from = mark.x1 - DOT;
    const free = ends.findIndex((end) => end <= from);
    const row = free === -1 ? ends.length : free;
    if (row >= most) return { rows: 1, marks: [], clusters: clustersOf(placed) };
    ends[row] = Math.max(mark.x2 + DOT, mark.x2 + LABEL);
    const before = last[row];
    if (before !== undefined) before.room = from - before.x2;
    last[row] = { ...mark, row, room: axis.width - mark.x2 };
    marks.push(last[row]);
  }
  return { rows: Math.max(1, ends.length), marks, clusters: [] };
}

/** Neighbours are gathered from the left, so that no two counts stand upon each other. */
function clustersOf(placed: readonly Placed[]): Cluster[] {
  const groups: { start: number; items: Happening[] }[] = [];
  for (const { middle, item } of placed
    .map(({ x1, x2, item: one }) => ({ middle: (x1 + x2) / 2, item: one }))
    .sort((a, b) => a.middle - b.middle)) {
    const last = groups.at(-1);
    if (last !== undefined && middle - last.start < CLUSTER) {
      last.items.push(item);
    } else groups.push({ start: middle, items: [item] });
  }
  return groups.map(({ start, items }) => ({ x: start, items }));
}
