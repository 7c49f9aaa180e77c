// Which groups there are: those put together by hand or found, and those of a rule, such as “by trade”.
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Group, GroupRule, View } from '../../state/patch.ts';
import type { Drawn, DrawnNode, Words } from '../drawn.ts';

export const isGroupId = (id: string): boolean => id.startsWith('group:');

/** What a drawing is of: the elements behind its nodes, and their relations. */
export interface Behind {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

type Value = { value: string; title: string } | undefined;

/** Of every owner the complex in which he lives, and of a complex itself. */
function complexOf({ nodes, edges }: Behind): Map<string, string> {
  const found = new Map(nodes.filter(({ type }) => type === 'Complex').map(({ id }) => [id, id]));
  for (const { type, source, target } of edges) if (type === 'LIVES_IN') found.set(source, target);
  return found;
}

/** Reads from a node what a rule groups it by; undefined where it has none. */
function valueBy(
  rule: Exclude<GroupRule, 'none'>,
  behind: Behind,
  words: Pick<Words, 'facet' | 'caption'>,
): (node: DrawnNode) => Value {
  const known = new Map(behind.nodes.map((node) => [node.id, node]));
  if (rule === 'type') return ({ facet }) => ({ value: facet, title: words.facet(facet) });
  if (rule === 'complex') {
    const homes = complexOf(behind);
    return ({ id }) => {
      const home = homes.get(id);
      if (home === undefined) return undefined;
      const complex = known.get(home);
      return { value: home, title: complex === undefined ? home : words.caption(complex) };
    };
  }
  return ({ id, holder }) => {
    // A list belongs to the trade and the region of who holds it.
    const value = known.get(id)?.props[rule] ?? known.get(holder ?? '')?.props[rule];
    return typeof value === 'string' && value !== '' ? { value, title: value } : undefined;
  };
}

/** Groups of which fewer are drawn than this stand as they are: a group of one says nothing. */
const FEWEST = 2;

/**
 * The groups of a drawing, each with the nodes that are drawn of it. A node stands in one group: the first one that
 * holds it by hand, else that of the rule. A list follows who holds it into a group by hand.
 */
export function groupsOf(
  drawn: Drawn,
  behind: Behind,
  { groups, groupBy }: Pick<View, 'groups' | 'groupBy'>,
  words: Pick<Words, 'facet' | 'caption'>,
): Group[] {
  const found = new Map<string, Group>();
  const byHand = new Map<string, Group>();
  for (const group of groups.toReversed()) for (const id of group.members) byHand.set(id, group);
  const value = groupBy === 'none' ? undefined : valueBy(groupBy, behind, words);
  for (const node of drawn.nodes) {
    const own = byHand.get(node.id) ?? (node.holder === undefined ? undefined : byHand.get(node.holder));
    const ruled = own === undefined ? value?.(node) : undefined;
    const of =
      own ??
      (ruled === undefined ? undefined : { id: `group:${groupBy}:${ruled.value}`, title: ruled.title });
    if (of === undefined) continue;
    const known = found.get(of.id);
    if (known === undefined) found.set(of.id, { id: of.id, title: of.title, members: [node.id] });
    else known.members.push(node.id);
  }
  return [...found.values()].filter(({ members }) => members.length >= FEWEST);
}
