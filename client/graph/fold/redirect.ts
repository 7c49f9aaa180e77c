// Stands elements for others: lines go to what an element is folded into, and lines that become one say how many they are.
import { inLanes, type Drawn, type DrawnEdge, type DrawnNode, type Line } from '../drawn.ts';

/**
 * The drawing with some nodes folded into others.
 *
 * @param into of every folded node what stands for it
 * @param standIns what is drawn in their stead; it may replace a node of the same id
 */
export function redirect(
  drawn: Drawn,
  into: ReadonlyMap<string, string>,
  standIns: readonly DrawnNode[],
): Drawn {
  if (into.size === 0 && standIns.length === 0) return drawn;
  const replaced = new Set(standIns.map(({ id }) => id));
  const nodes = drawn.nodes.filter(({ id }) => !into.has(id) && !replaced.has(id));
  const lines = new Map<string, Line & { count: number }>();
  for (const { lane: _lane, ...edge } of drawn.edges) {
    const [source, target] = [into.get(edge.source) ?? edge.source, into.get(edge.target) ?? edge.target];
    const isUntouched = source === edge.source && target === edge.target;
    // What runs between two that stand as one is within it.
    if (source === target && !isUntouched) continue;
    const key = isUntouched ? edge.id : `sum:${source}>${target}>${edge.facet}`;
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { ...edge, source, target, count: edge.count ?? 1 });
    else {
      known.count += edge.count ?? 1;
      known.id = key;
      known.width = Math.max(known.width ?? 0, edge.width ?? 0);
    }
  }
  return { nodes: [...nodes, ...standIns], edges: inLanes([...lines.values()].map(asSum)) };
}

/** Widest that a line becomes by what it stands for (px). */
const WIDEST = 8;

/** A line for several says how many, and is the wider the more it stands for. */
function asSum({ count, width = 0, ...line }: Line & { count: number }): Omit<DrawnEdge, 'lane'> {
  if (count === 1) return width === 0 ? line : { ...line, width };
  const own = Math.max(width, 1.4 + Math.log2(count));
  return { ...line, count, label: `× ${count}`, width: Math.min(WIDEST, Math.round(own * 10) / 10) };
}
