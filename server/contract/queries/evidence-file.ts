// What an exhibit says, as lines that can be read safely: mail, chat and text masked; pictures and PDF only on request.
import { z } from 'zod';
import { entityType } from '../model/registry.ts';
import { grade } from '../grades.ts';
import { sha256 } from '../scalars.ts';
import { byReveal, isRevealed } from '../reveal.ts';
import { text } from '../text.ts';
import { caseParams, defineQuery, MOST_AT_ONCE } from './define.ts';

/** How an exhibit is shown. `none`: there is no file; `other`: it can be downloaded and not shown; `large`: the same for its size. */
export const exhibitForm = z.enum(['mail', 'chat', 'text', 'image', 'pdf', 'other', 'large', 'none']);
export type ExhibitForm = z.infer<typeof exhibitForm>;

/** One line of a text, or one message of a chat; `n` counts from 1. */
export const exhibitLine = z.object({
  n: z.number().int(),
  text: z.string(),
  /** When and by whom, of a chat, as written. */
  at: z.string().optional(),
  who: z.string().optional(),
});
export type ExhibitLine = z.infer<typeof exhibitLine>;

export const exhibitFile = z.object({
  evidence: z.string(),
  kind: z.string(),
  on: z.string().optional(),
  grade: grade.optional(),
  summary: z.string().optional(),
  file: z.string().optional(),
  sha256: sha256.optional(),
  bytes: z.number().int().optional(),
  form: exhibitForm,
  /** By its first bytes, not by its name. */
  mediaType: z.string().optional(),
  encoding: z.string().optional(),
  /** Of a mail, in its order. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  lines: z.array(exhibitLine),
  shown: z.number().int(),
  total: z.number().int(),
  /** Nothing of it is masked, until then. */
  ...isRevealed,
  /** What of it supports which statement: lines, or pages of a PDF. */
  passages: z.array(
    z.object({
      element: z.string(),
      type: entityType,
      from: z.number().int().optional(),
      to: z.number().int().optional(),
      entry: z.number().int(),
    }),
  ),
  warnings: z.array(text),
});
export type ExhibitFile = z.infer<typeof exhibitFile>;

/** How many lines are given at once. */
const lines = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(MOST_AT_ONCE).default(500),
};

/** What is asked for the bytes of an exhibit: the reveal of it that stands. */
export const bytesRequest = z.object({ reveal: z.number().int().min(1) });

export const evidenceFile = defineQuery({
  name: 'evidence-file',
  path: '/api/cases/:case/evidence/:evidence/file',
  title: { zh: '证据内容', en: 'What an exhibit says' },
  help: {
    zh: '邮件、聊天记录或文本的逐行内容，个人信息已掩码',
    en: 'Mail, chat or text line by line, personal data masked',
  },
  params: caseParams.extend({ evidence: z.string().min(1), ...byReveal, ...lines }),
  result: exhibitFile,
});
