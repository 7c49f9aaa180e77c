// Everything downstream or upstream of an element.
import { reachFrom } from '../../flows/reach.ts';
import { flowSteps, timesOf, turned } from '../../flows/steps.ts';
import type { Step } from '../define.ts';
import { fetchFlows, partOf } from '../flows/fetch-flows.ts';

/** How many relationships a flow may be long: longer than any chain that a case has held so far. */
const HOPS = 64;

export const reach: Step<'reach'> = async ({ graph }, params) => {
  const flows = await fetchFlows(await graph.engine(), params.case, params.id, HOPS);
  const { from, leftOut } = flowSteps(flows, params, [params.id]);
  const isUpstream = params.direction === 'upstream';
  const all = reachFrom(
    { steps: isUpstream ? turned(from) : from, time: timesOf(flows) },
    params.id,
    isUpstream,
  );
  const reached = [...all].slice(0, params.limit).map(([id, order]) => ({ id, order }));
  const part = partOf(flows, new Set([params.id, ...reached.map(({ id }) => id)]));
  const size = part.nodes.length + part.edges.length;
  return {
    reached,
    elements: { ...part, shown: size, total: size },
    leftOut,
    isWhole: flows.isWhole,
    shown: reached.length,
    total: all.size,
  };
};
