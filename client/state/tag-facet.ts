// Tags as facets: `tag:重点` is a tag, `tag:` what has none. An element is in sight as long as one of its own is.
import type { CaseGraph } from './case-graph.ts';

const PREFIX = 'tag:';

export const tagFacet = (tag: string): string => `${PREFIX}${tag}`;

/** The facet of what has no tag. */
export const UNTAGGED = PREFIX;

/** The facets of an element by its tags. */
const facetsOf = ({ tags }: Pick<CaseGraph, 'tags'>, id: string): readonly string[] => {
  const own = tags?.get(id);
  return own === undefined || own.length === 0 ? [UNTAGGED] : own.map(tagFacet);
};

/** Whether tags leave an element out. Nothing is asked of elements while no tag is switched off. */
export function leftOutByTag(
  graph: Pick<CaseGraph, 'tags'>,
  off: ReadonlySet<string>,
): (id: string) => boolean {
  if (![...off].some((facet) => facet.startsWith(PREFIX))) return () => false;
  return (id) => facetsOf(graph, id).every((facet) => off.has(facet));
}

/** What is switched off so that of tagged elements only those of one tag stay. */
export const onlyTag = (off: readonly string[], tag: string, tags: readonly string[]): string[] => [
  ...off.filter((facet) => !facet.startsWith(PREFIX)),
  UNTAGGED,
  ...tags.filter((other) => other !== tag).map(tagFacet),
];

/** All tags in sight again. */
export const everyTag = (off: readonly string[]): string[] =>
  off.filter((facet) => !facet.startsWith(PREFIX));
