// Where documents and rows agree, where the rows say nothing of what is documented, and where they say the contrary.
import { z } from 'zod';
import { band } from '../lineage.ts';
import { lineageState } from '../lineage-state.ts';
import { probability } from '../scalars.ts';
import { text } from '../text.ts';
import { caseParams, defineQuery, page } from './define.ts';

/**
 * `agrees`: the rows by themselves speak for the documented source. `silent`: they say little either way, or cannot be compared.
 * `contradicts`: they speak against it. `reversed`: they favour the other direction. `other-source`: they name another
 * source instead, clearly. `dates`: its day cannot be, by the dates of the lists.
 */
export const FINDINGS = ['contradicts', 'reversed', 'other-source', 'dates', 'silent', 'agrees'] as const;
export const findingKind = z.enum(FINDINGS);
export type FindingKind = z.infer<typeof findingKind>;

export const documentFinding = z.object({
  kind: findingKind,
  list: z.string(),
  from: z.string(),
  transfer: z.string(),
  grade: z.string().optional(),
  /** What the rows alone say of it (nats, without the document), and the strength of that. */
  logLR: z.number(),
  band,
  probability,
  sharedOwners: z.number().int(),
  /** The source that the rows name instead. */
  instead: z.object({ list: z.string(), probability, logLR: z.number(), band }).optional(),
  note: text,
});
export type DocumentFinding = z.infer<typeof documentFinding>;

const documentFindingsResult = z.object({
  case: z.string(),
  lineageUpTo: lineageState,
  findings: z.array(documentFinding),
  counts: z.record(findingKind, z.number().int()),
  shown: z.number().int(),
  total: z.number().int(),
});
export type DocumentFindings = z.infer<typeof documentFindingsResult>;

export const documentFindings = defineQuery({
  name: 'document-findings',
  path: '/api/cases/:case/lineage/documents',
  title: { zh: '书证与数据', en: 'Documents against rows' },
  help: {
    zh: '有书证的来源与名单数据是否相符：相符、无从印证、相反',
    en: 'Whether the rows bear out what is documented: they agree, say nothing, or say the contrary',
  },
  params: caseParams.extend({ list: z.string().min(1).optional(), ...page.shape }),
  result: documentFindingsResult,
});
