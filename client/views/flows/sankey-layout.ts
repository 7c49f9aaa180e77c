// The Sankey picture: places by d3-sankey; flows whose amount is not documented keep a thin line that says nothing of an amount.
import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { amountOf, type Flow, type Measured } from './flow-data.ts';

export interface PlacedNode {
  id: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export interface PlacedLink {
  flow: Flow;
  d: string;
  width: number;
  /** Nothing of its amount is documented. */
  isUnknown: boolean;
}

export interface Picture {
  nodes: readonly PlacedNode[];
  links: readonly PlacedLink[];
}

const BAR = 12;
/** Width of a line that says nothing of an amount (px). */
export const THIN = 2.5;
/** The room of a flow without an amount, as a share of all amounts, so that its ends stand apart. */
const SHARE = 0.012;

interface NodeDatum {
  id: string;
}
interface LinkDatum {
  flow: Flow;
  isUnknown: boolean;
}

/** Lays out flows without circles in a box (px). */
export function sankeyPicture(
  flows: readonly Flow[],
  measured: Measured,
  box: { left: number; top: number; right: number; bottom: number },
): Picture {
  if (flows.length === 0) return { nodes: [], links: [] };
  const whole = flows.reduce((sum, flow) => sum + amountOf(flow, measured).amount, 0) || flows.length;
  const ids = [...new Set(flows.flatMap(({ source, target }) => [source, target]))];
  const layout = sankey<NodeDatum, LinkDatum>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(BAR)
    .nodePadding(Math.max(6, Math.min(26, (box.bottom - box.top) / (ids.length + 1))))
    .extent([
      [box.left, box.top],
      [box.right, box.bottom],
    ]);
  const { nodes, links } = layout({
    nodes: ids.map((id) => ({ id })),
    links: flows.map((flow) => {
      const { amount } = amountOf(flow, measured);
      const isUnknown = amount === 0;
      return {
        flow,
        isUnknown,
        source: flow.source,
        target: flow.target,
        value: isUnknown ? whole * SHARE : amount,
      };
    }),
  });
  const path = sankeyLinkHorizontal<NodeDatum, LinkDatum>();
  return {
    nodes: nodes.map(({ id, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => ({ id, x0, x1, y0, y1 })),
    links: links.map((link) => ({
      flow: link.flow,
      isUnknown: link.isUnknown,
      d: path(link) ?? '',
      width: link.isUnknown ? THIN : Math.max(1, link.width ?? 1),
    })),
  };
}
