// Which elements belong to a path of a trace: what is lit in the graph.
import { edgeId } from '#contract/graph.ts';
import type { TracePath } from '#contract/lineage.ts';

/** Ids of the lists, holders, transfers and edges along a path. */
export function chainOf(path: Pick<TracePath, 'steps' | 'beyond'>): Set<string> {
  const lit = new Set<string>();
  for (const [at, { list, holder, via }] of path.steps.entries()) {
    lit
      .add(list)
      .add(holder)
      .add(edgeId('HOLDS', holder, list));
    const next = path.steps[at + 1];
    if (next !== undefined) lit.add(edgeId('DERIVED_FROM', list, next.list));
    if (via?.transfer !== undefined) lit.add(via.transfer);
  }
  for (const { transfer, holder } of path.beyond) lit.add(transfer).add(holder);
  return lit;
}
