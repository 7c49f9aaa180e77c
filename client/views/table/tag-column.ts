// The column of tags; there is none in a case where nobody has put one on.
import type { GraphNode } from '#contract/graph.ts';
import { enumerated, type Language } from '#contract/text.ts';
import type { Marks } from '../../state/marks.ts';
import type { Column } from './columns.ts';

export function tagColumn(
  { tags, tagNames }: Pick<Marks, 'tags' | 'tagNames'>,
  title: string,
  shown: Language,
): Column<GraphNode>[] {
  if (tags.length === 0) return [];
  const text = ({ id }: GraphNode): string => enumerated(tagNames.get(id) ?? [], shown);
  return [{ id: 'tags', title, text, key: text }];
}
