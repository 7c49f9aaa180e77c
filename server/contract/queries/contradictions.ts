// Where what a case holds contradicts itself: documents, dates, statements, accounts and rows, each with what it rests on.
import { z } from 'zod';
import { lineageState } from '../lineage-state.ts';
import { text } from '../text.ts';
import { caseParams, defineQuery, page } from './define.ts';
import { findingKind } from './document-findings.ts';

/**
 * `rows`: the rows say otherwise than a document. `denied`: somebody denies what a list or a document says. `before-list`: a
 * date before the list can have existed. `after-copy`: a transfer dated after the list that came by it, or a copy of that,
 * was seen. `two-sources`: documents name two sources of one list. `two-persons`: an account is two persons' at once.
 * `claims`: accounts were confirmed and rejected to be one person's.
 */
export const CONTRADICTIONS = [
  'rows',
  'denied',
  'before-list',
  'after-copy',
  'two-sources',
  'two-persons',
  'claims',
] as const;
export const contradictionKind = z.enum(CONTRADICTIONS);
export type ContradictionKind = z.infer<typeof contradictionKind>;

export const contradiction = z.object({
  kind: contradictionKind,
  /** `contrary`: both cannot be. `question`: both can be, but somebody should look. */
  weight: z.enum(['contrary', 'question']),
  what: text,
  /** Elements that it is about, the ones to look at first in front. */
  elements: z.array(z.string()),
  /** Two lists whose rows say it: the copy and its source. */
  rows: z.object({ list: z.string(), from: z.string() }).optional(),
  finding: findingKind.optional(),
  /** Exhibits, with the lines (from 1) where a text says it. */
  evidence: z.array(z.object({ id: z.string(), lines: z.array(z.number().int()) })),
});
export type Contradiction = z.infer<typeof contradiction>;

const contradictionsResult = z.object({
  case: z.string(),
  lineageUpTo: lineageState,
  contradictions: z.array(contradiction),
  counts: z.record(contradictionKind, z.number().int()),
  shown: z.number().int(),
  total: z.number().int(),
});
export type Contradictions = z.infer<typeof contradictionsResult>;

export const contradictions = defineQuery({
  name: 'contradictions',
  path: '/api/cases/:case/contradictions',
  title: { zh: '矛盾', en: 'Contradictions' },
  help: {
    zh: '否认与名单不符、日期不可能、两个来源、一号两人、书证与数据相反',
    en: 'Denials against lists, impossible dates, two sources, one account of two persons, documents against rows',
  },
  params: caseParams.extend({
    /** Only what is about this element. */
    of: z.string().min(1).optional(),
    ...page.shape,
  }),
  result: contradictionsResult,
});
