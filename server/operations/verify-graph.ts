// Whether the graph is what the record says: whoever else can write to the store or to Neo4j may have changed it.
import type { z } from 'zod';
import { VinetraceError } from '#contract/errors.ts';
import type { verifyResult } from '#contract/operations.ts';
import type { GraphDifference } from '../graph/index.ts';
import type { OnProgress } from '../progress.ts';
import { maskText } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

export interface Watched {
  onProgress: OnProgress;
  signal: AbortSignal;
}

interface Checked {
  graph: NonNullable<z.infer<typeof verifyResult>['graph']>;
  problems: string[];
}

const notCompared = (why: string): Checked => ({
  graph: { compared: false, why, differing: 0, named: [] },
  problems: [],
});

const WORDS = { changed: 'was changed', missing: 'is missing', added: 'was added' } as const;

/** What other hands added may be named after anything. */
const masked = (difference: GraphDifference): GraphDifference =>
  difference.kind === 'added' ? { ...difference, name: maskText(difference.name).slice(0, 300) } : difference;

/**
 * Compares the graph with the record. A graph that is away, or that has not followed yet, is no fault of the record: it is said
 * and not compared.
 * @throws cancelled
 */
export async function verifyGraph(
  { graph }: Pick<Workspace, 'graph'>,
  { onProgress, signal }: Watched,
): Promise<Checked> {
  try {
    const found = await graph.compare({ onProgress, signal });
    if (!found.compared) {
      const { entry, head } = found;
      return notCompared(
        `it has come to entry ${entry} of ${head}, and follows at the latest with the next start of the server; verify again after that`,
      );
    }
    const { nodes, relationships, differing, foreign } = found;
    const named = found.named.map(masked);
    const lines = named.map(({ kind, type, name }) => `graph: ${type} ${name} ${WORDS[kind]}`);
    if (foreign > 0)
      lines.push(
        `graph: ${foreign} nodes and relationships are not of this program: remove them, rebuild leaves them`,
      );
    const count = differing - foreign;
    const left = named.length < count ? ` (${named.length} of ${count} named)` : '';
    const summary = `graph: ${differing} of ${nodes + relationships} elements are not as the record says${left}: vinetrace rebuild makes the graph anew; find out who wrote to it`;
    return {
      graph: { compared: true, nodes, relationships, differing, named },
      problems: differing === 0 ? [] : [summary, ...lines],
    };
  } catch (error) {
    if (!(error instanceof VinetraceError)) throw error;
    const { code, detail } = error;
    if (code === 'graph-unavailable') return notCompared(detail.en);
    if (code !== 'foreign-graph') throw error;
    return { ...notCompared(detail.en), problems: [`graph: ${detail.en}`] };
  }
}
