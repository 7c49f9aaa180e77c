// Throws the graph away and makes it anew from the record.
import type { z } from 'zod';
import type { rebuildResult } from '#contract/operations.ts';
import type { Workspace } from '../workspace.ts';

/** @throws graph-unavailable, foreign-graph */
export const rebuildGraph = ({ graph }: Pick<Workspace, 'graph'>): Promise<z.infer<typeof rebuildResult>> =>
  graph.rebuild();
