// Places for a few elements that join a drawing: beside what they belong to, where there is room; nothing else moves.
import type { Place } from '../../state/patch.ts';
import type { Drawn } from '../drawn.ts';
import { placeMembers, toBlocks, type Block } from './blocks.ts';
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
function* around(x: number, y: number, { width, height }: Block): Iterable<Place> {
  for (let ring = 1; ring < 400; ring++) {
    for (let row = -ring; row <= ring; row++) yield [x + ring * (width + GAP), y + row * (height + GAP)];
    for (let column = ring - 1; column >= -ring; column--) {
      yield [x + column * (width + GAP), y + ring * (height + GAP)];
      yield [x + column * (width + GAP), y - ring * (height + GAP)];
    }
  }
}

/**
 * Places for the nodes of `drawn` that `places` lacks.
 * A new block stands near the middle of its placed neighbours, else near the middle of the drawing.
 */
export function placeNew(drawn: Drawn, places: ReadonlyMap<string, Place>): Places {
  const { blocks, links } = toBlocks(drawn);
  const ground = new Ground();
  const middles = new Map<string, Place>();
  const fresh: Block[] = [];
  for (const block of blocks) {
    const head = block.members[0];
    const place = places.get(block.id);
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
  for (const block of fresh) {
    const known = (near.get(block.id) ?? []).map((id) => middles.get(id)).filter((at) => at !== undefined);
    const [x, y] = mean(known) ?? centre;
    for (const [atX, atY] of around(x, y, block)) {
      if (!ground.isFree(atX, atY, block.width, block.height)) continue;
      middles.set(block.id, [atX, atY]);
      ground.take(atX, atY, block.width, block.height);
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
