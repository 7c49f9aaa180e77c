// The supply chain of a case: all but owners, complexes and their crowds, which are counted.
import { cypher, toEdge, toNode } from '../../graph/index.ts';
import { caseCounts } from '../case-counts.ts';
import type { Step } from '../define.ts';
import { lineageStateOf } from '../lineage-state.ts';

/** Types that the overview leaves out: the crowds, and the case itself. */
const LEFT_OUT = new Set(['Owner', 'Complex', 'Case']);

export const overview: Step<'overview'> = async ({ record, graph }, params) => {
  const engine = await graph.engine();
  const scope = { case: params.case };
  const [nodeRows, edgeRows, counts] = await Promise.all([
    engine.read(cypher('queries/overview-nodes'), { ...scope, limit: params.limit }),
    engine.read(cypher('queries/overview-edges'), scope),
    caseCounts(graph, params.case),
  ]);
  const nodes = nodeRows.map((row) => toNode(row['node']));
  const shown = new Set(nodes.map(({ id }) => id));
  const chain = edgeRows.map((row) => toEdge(row['edge']));
  const edges = chain.filter(({ source, target }) => shown.has(source) && shown.has(target));
  const uncut = Object.entries(counts.nodes).reduce(
    (sum, [type, total]) => sum + (LEFT_OUT.has(type) ? 0 : total),
    0,
  );
  const { title, timezone } = record.fact(params.case, 'Case', params.case)?.payload.values ?? {};
  return {
    case: {
      id: params.case,
      title: typeof title === 'string' ? title : params.case,
      ...(typeof timezone === 'string' ? { timezone } : {}),
    },
    counts,
    lineageUpTo: lineageStateOf(record, params.case),
    nodes,
    edges,
    shown: nodes.length + edges.length,
    total: uncut + chain.length,
  };
};
