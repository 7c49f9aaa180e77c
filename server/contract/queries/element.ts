// Details of one element, with the entry that asserted it and its evidence; free text comes masked from the record.
import { z } from 'zod';
import { graphNode, propertyValue } from '../graph.ts';
import { relationType } from '../model/relation.ts';
import { entityType } from '../model/registry.ts';
import { caseParams, defineQuery } from './define.ts';

export const journalEntry = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  hash: z.string(),
  /** Of a case that came from another installation: which entry it was there, who made it and when. */
  received: z.object({ seq: z.number().int(), at: z.string(), actor: z.string() }).optional(),
});

/** Ends of one relation of an element: how many there are, by direction and by the other end's type. */
export const relationCount = z.object({
  relation: relationType,
  direction: z.enum(['out', 'in']),
  type: entityType,
  total: z.number().int(),
});

export const element = defineQuery({
  name: 'element',
  path: '/api/cases/:case/elements/:id',
  title: { zh: '详情', en: 'Details' },
  help: { zh: '一个元素的属性、证据和出处', en: 'Properties, evidence and provenance of one element' },
  params: caseParams.extend({ id: z.string().min(1) }),
  result: z.object({
    element: graphNode,
    /** Fields as the contract names them, personal data masked. */
    fields: z.record(z.string(), propertyValue),
    /** Columns that the contract does not know, as they stood in the case folder, masked. */
    extra: z.record(z.string(), z.string()),
    evidence: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        on: z.string().optional(),
        grade: z.string().optional(),
        summary: z.string().optional(),
        file: z.string().optional(),
        sha256: z.string().optional(),
        /** Lines or pages of it that bear the fact out, where they were named. */
        passages: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
      }),
    ),
    /** Fields that stand otherwise in the record than they are shown. */
    masked: z.array(z.string()),
    relations: z.array(relationCount),
    provenance: journalEntry,
  }),
});
