// The column of tags, where a case has any.
import type { GraphNode } from '#contract/graph.ts';
import type { Marks } from '../../state/marks.ts';
import type { Column } from './columns.ts';

export function tagColumn(
  { tags, tagNames }: Pick<Marks, 'tags' | 'tagNames'>,
  title: string,
  separator: string,
): Column<GraphNode>[] {
  if (tags.length === 0) return [];
  const text = ({ id }: GraphNode): string => (tagNames.get(id) ?? []).join(separator);
  return [{ id: 'tags', title, text, key: text }];
}
