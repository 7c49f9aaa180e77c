// Throws the graph away and makes it anew from the record.
import type { z } from 'zod';
import type { rebuildResult } from '#contract/operations.ts';
import type { Workspace } from '../workspace.ts';

/** @throws graph-unavailable, foreign-graph */
export async function rebuildGraph({
  graph,
  record,
}: Pick<Workspace, 'graph' | 'record'>): Promise<z.infer<typeof rebuildResult>> {
  const made = await graph.rebuild();
  // What a purge left in the graph is gone with it.
  if (record.purgeDues().graph) await record.graphMade();
  return made;
}
