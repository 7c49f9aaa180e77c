// A dot in the colour of an element's kind, before its name.
import { useComputedColorScheme } from '@mantine/core';
import type { GraphNode } from '#contract/graph.ts';
import { nodeFacet } from '#drawing/facets.ts';
import { colourOf } from './Lanes.tsx';

export function NodeDot({ node }: { node: GraphNode }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return <i aria-hidden className="vt-dot" style={{ background: colourOf(nodeFacet(node))[scheme] }} />;
}
