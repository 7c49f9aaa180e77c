// The tags of a case, and a page of the elements that have them.
import type { Step } from '../define.ts';
import { taggedElements } from '../notes/tags.ts';

export const tags: Step<'tags'> = ({ record }, { case: caseId, offset, limit }) => {
  const all = taggedElements(record, caseId);
  const counts = new Map<string, number>();
  for (const { tags: put } of all) for (const { tag } of put) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const elements = all.slice(offset, offset + limit);
  return {
    tags: [...counts]
      .map(([tag, n]) => ({ tag, elements: n }))
      .sort((a, b) => a.tag.localeCompare(b.tag, 'zh')),
    elements,
    shown: elements.length,
    total: all.length,
  };
};
