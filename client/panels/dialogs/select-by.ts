// Which elements are meant by what they are: type or kind, a text in any of their values, a property that compares so.
import type { GraphNode } from '#contract/graph.ts';
import { nodeFacet } from '#drawing/facets.ts';

export const COMPARISONS = ['contains', 'equals', 'least', 'most', 'missing'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface Wanted {
  /** `Party`, `Party:merchant`; every type where it is empty. */
  facet: string;
  /** In the caption, the id or any value. */
  text: string;
  /** A property by its name; none where it is empty. */
  property: string;
  comparison: Comparison;
  value: string;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function holds(node: GraphNode, { property, comparison, value }: Wanted): boolean {
  if (property === '') return true;
  const own = property === 'id' ? node.id : node.props[property];
  if (comparison === 'missing') return own === undefined || own === null || own === '';
  if (own === undefined || own === null) return false;
  if (comparison === 'contains') return folded(String(own)).includes(folded(value));
  if (comparison === 'equals') return folded(String(own)) === folded(value);
  // Numbers by their size, dates and other texts in the order of their writing.
  const isNumber = typeof own === 'number' && value.trim() !== '' && Number.isFinite(Number(value));
  const [a, b] = isNumber ? [own, Number(value)] : [String(own), value];
  return comparison === 'least' ? a >= b : a <= b;
}

/** The elements that are meant. `text` is what a value is called on screen. */
export function matching(
  nodes: readonly GraphNode[],
  wanted: Wanted,
  text: (node: GraphNode, property: string) => string,
): GraphNode[] {
  const sought = folded(wanted.text.trim());
  return nodes.filter((node) => {
    const facet = nodeFacet(node);
    const isOfFacet = wanted.facet === '' || facet === wanted.facet || node.type === wanted.facet;
    if (!isOfFacet || !holds(node, wanted)) return false;
    if (sought === '') return true;
    const said = [node.id, node.caption, ...Object.keys(node.props).map((name) => text(node, name))];
    return said.some((each) => folded(each).includes(sought));
  });
}
