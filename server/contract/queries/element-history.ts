// Everything that was ever asserted of an element, by whom and on what grounds, and where a person and a file disagree.
import { z } from 'zod';
import { propertyValue } from '../graph.ts';
import { entityType } from '../model/registry.ts';
import { grade } from '../grades.ts';
import { caseParams, defineQuery } from './define.ts';
import { journalEntry } from './element.ts';

/** A field before and after, masked; absent where it was empty. */
const change = z.object({
  field: z.string(),
  before: propertyValue.optional(),
  after: propertyValue.optional(),
});

export const elementHistory = defineQuery({
  name: 'element-history',
  path: '/api/cases/:case/elements/:id/history',
  title: { zh: '变更经过', en: 'History' },
  help: {
    zh: '一个元素先后被谁、依据什么写成什么，以及手工更正与文件不一致之处',
    en: 'What was written of an element, by whom and on what grounds, and where corrections by hand and files disagree',
  },
  params: caseParams.extend({ id: z.string().min(1) }),
  result: z.object({
    type: entityType.optional(),
    /** The entry that stands; absent where nothing does. */
    stands: z.number().int().optional(),
    /** The element that it was joined into. */
    joined: z.string().optional(),
    /** Oldest first. */
    entries: z.array(
      z.object({
        entry: journalEntry,
        by: z.enum(['file', 'hand']),
        /** Against what was asserted before it. */
        changes: z.array(change),
        source: z.string().optional(),
        grade: grade.optional(),
        evidence: z.array(
          z.object({ id: z.string(), from: z.number().int().optional(), to: z.number().int().optional() }),
        ),
        joined: z.string().optional(),
        retracted: journalEntry.optional(),
      }),
    ),
    /** What the last file says otherwise than what stands by hand. */
    contradictions: z.array(
      change.extend({ entry: z.number().int() }).describe('before: in the file; after: by hand'),
    ),
  }),
});
