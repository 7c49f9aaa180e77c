// Ways from one element to another along which lists can have passed.
import { flowPaths as find } from '../../flows/paths.ts';
import { flowSteps, timesOf } from '../../flows/steps.ts';
import { cypher, keyOf } from '../../graph/index.ts';
import { noElement } from '../assert-case.ts';
import type { Step } from '../define.ts';
import { fetchFlows, partOf } from '../flows/fetch-flows.ts';

export const flowPaths: Step<'flow-paths'> = async ({ graph }, params) => {
  const engine = await graph.engine();
  const end = await engine.read(cypher('queries/elements'), { keys: [keyOf(params.case, params.to)] });
  if (end.length === 0) return noElement(params.to);
  const flows = await fetchFlows(engine, params.case, params.from, params.hops);
  const { from, leftOut } = flowSteps(flows, params, [params.from, params.to]);
  const { paths, isWhole } = find(from, timesOf(flows), params, params.hops);
  const shown = paths.slice(0, params.limit);
  const part = partOf(flows, new Set([params.from, params.to, ...shown.flatMap(({ nodes }) => nodes)]));
  const size = part.nodes.length + part.edges.length;
  return {
    paths: shown,
    elements: { ...part, shown: size, total: size },
    leftOut,
    isWhole: isWhole && flows.isWhole,
    shown: shown.length,
    total: paths.length,
  };
};
