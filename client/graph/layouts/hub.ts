// The hub view: what has many relations draws its neighbours around it; there is no direction in it.
import type { Place } from '../../state/patch.ts';
import type { Drawn } from '../drawn.ts';
import { outline } from '../node-looks.ts';
import type { Body, Forces } from './forces.ts';
import { askWorker } from './in-worker.ts';
import type { Ground, Layout } from './layout.ts';

/** A place to begin from, on a spiral in the order of the drawing: equal input, equal picture. */
function spiral(at: number): Place {
  const angle = at * 2.399963;
  const reach = 30 * Math.sqrt(at + 1);
  return [reach * Math.cos(angle), reach * Math.sin(angle)];
}

function toBodies({ drawn, pinned }: Ground): Body[] {
  return drawn.nodes
    .filter(({ isFrame }) => isFrame !== true)
    .map(({ id, type }, n) => {
      const room = outline(type);
      return {
        id,
        radius: Math.round(Math.max(room.height, room.width * 0.8) / 2),
        at: pinned.get(id) ?? spiral(n),
        isFixed: pinned.has(id),
      };
    });
}

/** Lines between the same two nodes are one link; a list is tied to its holder even where no line is drawn. */
function toLinks({ edges }: Drawn): [string, string, number][] {
  const links = new Map<string, [string, string, number]>();
  for (const { source, target, count = 1 } of edges) {
    const [from, to] = source < target ? [source, target] : [target, source];
    const known = links.get(`${from} ${to}`);
    if (known === undefined) links.set(`${from} ${to}`, [from, to, count]);
    else known[2] += count;
  }
  return [...links.values()];
}

export const hub: Layout = {
  id: 'hub',
  title: 'layout.hub',
  async run(ground) {
    const worker = new Worker(new URL('./forces.worker.ts', import.meta.url), { type: 'module' });
    const forces: Forces = { bodies: toBodies(ground), links: toLinks(ground.drawn) };
    return { places: new Map(await askWorker<Forces, [string, Place][]>(worker, forces)) };
  },
};
