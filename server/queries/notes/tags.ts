// The tags of elements as they stand.
import { z } from 'zod';
import { putTag, type PutTag } from '#contract/note.ts';
import type { RecordReader } from '../../record/index.ts';

/** What the record keeps of one element's tags. */
export const keptTags = z.object({ tags: z.array(putTag) });

export interface TaggedElement {
  element: string;
  tags: PutTag[];
}

/** Elements that have tags, in the order in which they were first tagged. */
export const taggedElements = (record: RecordReader, caseId: string): TaggedElement[] =>
  record.facts(caseId, 'Tags').flatMap(({ id, payload }) => {
    const { tags } = keptTags.parse(payload.values);
    return tags.length === 0 ? [] : [{ element: id, tags }];
  });
