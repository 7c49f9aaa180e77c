// How many nodes and relationships a case has, by type: counted once per state of the record, for every page asks.
import { cypher, type Engine, type Row } from '../graph/index.ts';
import type { Projection } from '../projection.ts';

export interface CaseCounts {
  nodes: Record<string, number>;
  relations: Record<string, number>;
}

/** Counts by case, as they are when the graph holds this entry; a later one makes them anew. */
interface Counted {
  entry: number | null;
  cases: Map<string, Promise<CaseCounts>>;
}
const known = new WeakMap<Projection, Counted>();

const countsBy = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(rows.map((row) => [String(row['type']), Number(row['total'])]));

async function count(engine: Engine, caseId: string): Promise<CaseCounts> {
  const [nodes, relations] = await Promise.all([
    engine.read(cypher('queries/count-nodes'), { case: caseId }),
    engine.read(cypher('queries/count-edges'), { case: caseId }),
  ]);
  return { nodes: countsBy(nodes), relations: countsBy(relations) };
}

/**
 * Nodes and relationships of a case by type. Costs a pass over its relationships after a change, nothing until the next.
 * @throws graph-unavailable
 */
export async function caseCounts(graph: Projection, caseId: string): Promise<CaseCounts> {
  const engine = await graph.engine();
  const { entry } = graph.state();
  let counted = known.get(graph);
  if (counted?.entry !== entry) known.set(graph, (counted = { entry, cases: new Map() }));
  const { cases } = counted;
  let counts = cases.get(caseId);
  if (counts === undefined) {
    counts = count(engine, caseId);
    // A failure is not remembered.
    counts.catch(() => cases.delete(caseId));
    cases.set(caseId, counts);
  }
  return counts;
}
