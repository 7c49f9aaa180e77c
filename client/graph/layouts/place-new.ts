// Places for a few elements that join a drawing: beside what they belong to, where there is room; nothing else moves.
import type { Place } from '../../state/patch.ts';
import type { Drawn } from '../drawn.ts';
import type { Block } from '#drawing/fold-tiers.ts';
import { placeMembers, toBlocks } from './blocks.ts';
import type { Places } from './layout.ts';

const GAP = 14;
const CELL = 40;

/** A coarse map of what is taken. */
class Ground {
  readonly #taken = new Set<string>();

  *#cells(x: number, y: number, width: number, height: number): Iterable<string> {
    const right = Math.floor((x + width / 2) / CELL);
    const bottom = Math.floor((y + height / 2) / CELL);
    for (let column = Math.floor((x - width / 2) / CELL); column <= right; column++) {
      for (let row = Math.floor((y - height / 2) / CELL); row <= bottom; row++) yield `${column},${row}`;
    }
  }

  take(x: number, y: number, width: number, height: number): void {
    for (const cell of this.#cells(x, y, width, height)) this.#taken.add(cell);
  }

  isFree(x: number, y: number, width: number, height: number): boolean {
    for (const cell of this.#cells(x, y, width, height)) if (this.#taken.has(cell)) return false;
    return true;
  }
}

/** Steps around an anchor, nearest first, to the right before the left. */
function* around(x: number, y: number, { width, height }: Pick<Block, 'width' | 'height'>): Iterable<Place> {
  for (let ring = 1; ring < 400; ring++) {
    for (let row = -ring; row <= ring; row++) yield [x + ring * (width + GAP), y + row * (height + GAP)];
    for (let column = ring - 1; column >= -ring; column--) {
      yield [x + column * (width + GAP), y + ring * (height + GAP)];
      yield [x + column * (width + GAP), y - ring * (height + GAP)];
    }
  }
}

/** Blocks that join beside the same neighbours stand together: in rows, as one rectangle. */
function asRectangle(
  group: readonly Block[],
): Pick<Block, 'width' | 'height'> & { columns: number; cell: Place } {
  const cell: Place = [
    Math.max(...group.map(({ width }) => width)) + GAP,
    Math.max(...group.map(({ height }) => height)) + GAP,
  ];
  const columns = Math.max(1, Math.round(Math.sqrt((group.length * cell[1] * 1.6) / cell[0])));
  const rows = Math.ceil(group.length / columns);
  return { width: Math.min(columns, group.length) * cell[0], height: rows * cell[1], columns, cell };
}

/** Blocks that have no place yet, by the placed neighbours that they join. */
function groupsOf(
  fresh: readonly Block[],
  near: ReadonlyMap<string, readonly string[]>,
  placed: ReadonlySet<string>,
): Block[][] {
  const groups = new Map<string, Block[]>();
  for (const block of fresh) {
    const anchors = (near.get(block.id) ?? []).filter((id) => placed.has(id));
    const key = JSON.stringify(anchors.slice(0, 1));
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  return [...groups.values()];
}

/**
 * Places for the nodes of `drawn` that `places` lacks.
 * New blocks stand near the middle of their placed neighbours, else near the middle of the drawing.
 */
export function placeNew(drawn: Drawn, places: ReadonlyMap<string, Place>): Places {
  const { blocks, links } = toBlocks(drawn);
  const ground = new Ground();
  const middles = new Map<string, Place>();
  const fresh: Block[] = [];
  for (const block of blocks) {
    const head = block.members[0];
    const place = places.get(head?.id ?? '');
    if (place === undefined || head === undefined) {
      fresh.push(block);
      continue;
    }
    const middle: Place = [place[0] - head.x, place[1] - head.y];
    middles.set(block.id, middle);
    ground.take(middle[0], middle[1], block.width, block.height);
  }
  const near = new Map<string, string[]>();
  for (const [from, to] of links) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const centre = mean([...middles.values()]) ?? [0, 0];
  for (const group of groupsOf(fresh, near, new Set(middles.keys()))) {
    const anchors = (near.get(group[0]?.id ?? '') ?? []).map((id) => middles.get(id));
    // A group that opens does so where it stood as one.
    const before = group.map(({ id }) => places.get(id)).filter((at) => at !== undefined);
    const [x, y] = mean(before) ?? mean(anchors.filter((at) => at !== undefined)) ?? centre;
    const { width, height, columns, cell } = asRectangle(group);
    const step = { width: Math.min(width, 120), height: Math.min(height, 60) };
    for (const [atX, atY] of around(x, y, step)) {
      if (!ground.isFree(atX, atY, width, height)) continue;
      ground.take(atX, atY, width, height);
      for (const [at, block] of group.entries()) {
        middles.set(block.id, [
          atX - width / 2 + ((at % columns) + 0.5) * cell[0],
          atY - height / 2 + (Math.floor(at / columns) + 0.5) * cell[1],
        ]);
      }
      break;
    }
  }
  const all = placeMembers(blocks, middles);
  return new Map([...all].filter(([id]) => !places.has(id)));
}

function mean(places: readonly Place[]): Place | undefined {
  if (places.length === 0) return undefined;
  const [x, y] = places.reduce<Place>(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
  return [x / places.length, y / places.length];
}
