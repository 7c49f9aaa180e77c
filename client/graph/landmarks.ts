// Names for a drawing that is too small for the canvas to label: the best connected first, as many as stand apart.
import type { Place } from '../state/patch.ts';
import type { Drawn, DrawnNode } from './drawn.ts';
import { cutLabel, labelWidth } from './label-width.ts';
import { drawnSize } from './node-looks.ts';
import { CAPTION, isCaptionDrawn } from './stylesheet.ts';

/** Size of a name and of the room that it keeps free around it (px of the page). */
const FONT = 11;
const HEIGHT = 15;
const ROOM = { x: 8, y: 3 };
const WIDEST = 110;
/** The most names that are tried: what comes after them is hardly connected, or has no room any more. */
const TRIED = 1500;

export interface Landmark {
  id: string;
  label: string;
  /** Middle of its lower edge, from the origin of the drawing (px of the page). */
  x: number;
  y: number;
}

/** The heading of a column of the chain. */
export interface ColumnHead {
  tier: number;
  x: number;
  y: number;
}

/** True where the canvas labels by itself; `scale` as in `isCaptionDrawn`. */
export const isLabelled = (scale: number, { edges }: Drawn): boolean =>
  isCaptionDrawn(CAPTION.node, scale, edges.length);

/** Nodes by how many lines they have, the best connected first; what has less than two is no landmark. */
export function byLines({ nodes, edges }: Drawn): DrawnNode[] {
  const lines = new Map<string, number>();
  for (const { source, target, count = 1 } of edges) {
    for (const id of [source, target]) lines.set(id, (lines.get(id) ?? 0) + count);
  }
  const of = ({ id }: DrawnNode): number => lines.get(id) ?? 0;
  return nodes
    .filter((node) => node.isFrame !== true && of(node) > 1)
    .sort((a, b) => of(b) - of(a) || (a.id < b.id ? -1 : 1));
}

/** Boxes that were given out, found again by rows of their height. */
function takenRoom(): (box: { x1: number; x2: number; y1: number; y2: number }) => boolean {
  const rows = new Map<number, { x1: number; x2: number }[]>();
  const height = HEIGHT + ROOM.y;
  return ({ x1, x2, y1, y2 }) => {
    const near: number[] = [];
    for (let row = Math.floor(y1 / height); row <= Math.floor(y2 / height); row += 1) near.push(row);
    const isFree = near.every((row) => (rows.get(row) ?? []).every((box) => box.x2 <= x1 || box.x1 >= x2));
    if (isFree) for (const row of near) rows.set(row, [...(rows.get(row) ?? []), { x1, x2 }]);
    return isFree;
  };
}

/** The names that have room at a zoom, each above its node, or upon it where it is a card. */
export function landmarks(
  ranked: readonly DrawnNode[],
  places: ReadonlyMap<string, Place>,
  zoom: number,
): Landmark[] {
  const take = takenRoom();
  return ranked.slice(0, TRIED).flatMap((node) => {
    const place = places.get(node.id);
    if (place === undefined) return [];
    const label = cutLabel(node.label, WIDEST, FONT);
    const { height, isCard } = drawnSize(node);
    const [x, y] = [place[0] * zoom, place[1] * zoom + (isCard ? HEIGHT / 2 : (-height / 2) * zoom - 1)];
    const half = labelWidth(label, FONT) / 2 + ROOM.x;
    const isFree = take({ x1: x - half, x2: x + half, y1: y - HEIGHT - ROOM.y, y2: y });
    return isFree ? [{ id: node.id, label, x, y }] : [];
  });
}

/** Headings of the columns, where the tiers of the chain do stand beside each other; none where they do not. */
export function columnHeads(drawn: Drawn, places: ReadonlyMap<string, Place>, zoom: number): ColumnHead[] {
  const columns = new Map<number, { from: number; to: number }>();
  let top = Number.POSITIVE_INFINITY;
  for (const node of drawn.nodes) {
    const place = places.get(node.id);
    if (place === undefined || node.isFrame === true) continue;
    const [x, y] = place;
    const column = columns.get(node.tier);
    columns.set(node.tier, { from: Math.min(column?.from ?? x, x), to: Math.max(column?.to ?? x, x) });
    top = Math.min(top, y - drawnSize(node).height / 2);
  }
  const inOrder = [...columns].sort(([a], [b]) => a - b);
  const isApart = inOrder.every(([, { from }], at) => at === 0 || from > inOrder[at - 1]![1].to);
  if (!isApart || inOrder.length < 2) return [];
  return inOrder.map(([tier, { from, to }]) => ({
    tier,
    x: ((from + to) / 2) * zoom,
    y: top * zoom - HEIGHT - 4,
  }));
}
