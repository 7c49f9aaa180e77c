// Runs a layout and keeps its promise: what a person pinned stays where it was put.
import type { Guide, Place } from '../../state/patch.ts';
import type { Drawn } from '../drawn.ts';
import { outline } from '../node-looks.ts';
import type { Ground, Places } from './layout.ts';
import { placeNew } from './place-new.ts';
import { layoutOf } from './registry.ts';

export interface LaidOut {
  places: Places;
  guides: Guide[];
}

function mean(places: readonly Place[]): Place {
  const [x, y] = places.reduce(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
  return [x / places.length, y / places.length];
}

/** Moves a whole drawing so that what is pinned would, on the whole, stand where it is pinned. */
function movedTo(places: Places, pinned: ReadonlyMap<string, Place>): Places {
  const both = [...pinned].flatMap(([id, at]) => {
    const laid = places.get(id);
    return laid === undefined ? [] : [{ at, laid }];
  });
  if (both.length === 0) return places;
  const [wantedX, wantedY] = mean(both.map(({ at }) => at));
  const [x, y] = mean(both.map(({ laid }) => laid));
  const [dx, dy] = [Math.round(wantedX - x), Math.round(wantedY - y)];
  return new Map([...places].map(([id, [px, py]]) => [id, [px + dx, py + dy]]));
}

/** Nodes that would lie over one that is pinned. */
function covering({ drawn, pinned }: Ground, places: Places): Set<string> {
  const types = new Map(drawn.nodes.map(({ id, type }) => [id, type]));
  const boxes = [...pinned].flatMap(([id, at]) => {
    const type = types.get(id);
    return type === undefined ? [] : [{ at, room: outline(type) }];
  });
  const found = new Set<string>();
  for (const [id, [x, y]] of places) {
    const type = types.get(id);
    if (type === undefined || pinned.has(id)) continue;
    const own = outline(type);
    const isOver = boxes.some(
      ({ at, room }) =>
        Math.abs(at[0] - x) * 2 < own.width + room.width &&
        Math.abs(at[1] - y) * 2 < own.height + room.height,
    );
    if (isOver) found.add(id);
  }
  return found;
}

/** Lays out by a layout of the registry. Pinned nodes keep their places, and nothing is laid over them. */
export async function runLayout(id: string, ground: Ground): Promise<LaidOut> {
  const layout = layoutOf(id);
  const { places, guides = [] } = await layout.run(ground);
  if (ground.pinned.size === 0) return { places, guides };
  const moved = layout.isAbsolute === true ? places : movedTo(places, ground.pinned);
  const settled = new Map([...moved, ...ground.pinned]);
  for (const covered of covering(ground, settled)) settled.delete(covered);
  return { places: new Map([...settled, ...placeNew(ground.drawn, settled)]), guides };
}

/** Places of what is drawn, out of all that is kept. */
export function placesOf(drawn: Drawn, kept: Readonly<Record<string, Place>>): Places {
  const found: Places = new Map();
  for (const { id } of drawn.nodes) {
    const place = kept[id];
    if (place !== undefined) found.set(id, place);
  }
  return found;
}
