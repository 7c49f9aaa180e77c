// The case report: what is asked for and what is answered.
import { z } from 'zod';
import { serverJob } from './job.ts';
import { manifestContent } from './manifest.ts';
import { sha256 } from './scalars.ts';
import { language } from './text.ts';

export const REPORT_FORMATS = ['pdf', 'docx', 'html'] as const;
export const reportFormat = z.enum(REPORT_FORMATS);
export type ReportFormat = z.infer<typeof reportFormat>;

const line = z.string().trim().min(1).max(200);

/** What an authority's own form says: its letterhead, the number of the file, who signs. */
export const reportTemplate = z.object({
  letterhead: z.array(line).max(5).optional(),
  title: line.optional(),
  caseNumber: line.optional(),
  /** One line each: “承办人”, “复核人”. */
  signatures: z.array(line).max(8).optional(),
});

export const reportRequest = z.object({
  format: reportFormat,
  language,
  template: reportTemplate.optional(),
  /** Parties, handles, lists that the report is of; the whole case where none is named. */
  select: z.array(z.string().min(1)).max(5000).optional(),
  reveal: z.boolean().optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

export const reportResult = z.object({
  file: z.string(),
  sha256,
  bytes: z.number().int(),
  format: reportFormat,
  language,
  sections: z.array(z.string()),
  /** Elements that it is of, and those of the case. */
  shown: z.number().int(),
  total: z.number().int(),
  manifest: manifestContent.optional(),
});
export type ReportResult = z.infer<typeof reportResult>;

/** A report that is made, waits to be, or was; whoever asked for it fetches the file. */
export const reportJob = serverJob.extend({
  case: z.string(),
  format: reportFormat,
  language,
  result: reportResult.omit({ file: true }).nullable(),
});
export type ReportJob = z.infer<typeof reportJob>;
