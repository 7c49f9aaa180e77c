// Operations that change or check something: the shapes of the command line and of the API's POST routes.
import { z } from 'zod';
import { lineageState } from './lineage-state.ts';
import { recordField } from './model/record-field.ts';
import { journalEntry } from './queries/element.ts';
import { sha256 } from './scalars.ts';
import { message, text } from './text.ts';

export const loadResult = z.object({
  case: z.string(),
  counts: z.object({
    parties: z.number().int(),
    handles: z.number().int(),
    lists: z.number().int(),
    rows: z.number().int(),
    owners: z.number().int(),
    transfers: z.number().int(),
    evidence: z.number().int(),
    complaints: z.number().int(),
    canaries: z.number().int(),
  }),
  lists: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      sha256,
      rows: z.number().int(),
      encoding: z.string(),
      sheet: z.string().optional(),
      headerRow: z.number().int(),
      columns: z.record(z.string(), recordField),
      /** Headers kept as written, mapped to no field. */
      unmapped: z.array(z.string()),
    }),
  ),
  warnings: z.array(z.string()),
  /** Seconds of each stage from its beginning to its end. Stages overlap: they add up to more than `total`. */
  seconds: z.object({
    read: z.number(),
    link: z.number(),
    lineage: z.number(),
    record: z.number(),
    graph: z.number(),
    total: z.number(),
  }),
  /** Journal entries that the load added; 0 where nothing had changed. */
  entries: z.number().int(),
  /** Of very many rows the lineage follows: whoever asks for it first brings it up to date. */
  lineageUpTo: lineageState,
});
export type LoadResult = z.infer<typeof loadResult>;

/** The name of an export format; which there are, `server/exporters/registry.ts` lists and `GET /api/formats` answers. */
export const exportFormat = z.string().regex(/^[a-z][a-z0-9-]*$/);
export const exportFormats = z.object({
  formats: z.array(
    z.object({ format: exportFormat, title: text, extension: z.string(), mediaType: z.string() }),
  ),
});
export type ExportFormats = z.infer<typeof exportFormats>['formats'];

export const exportRequest = z.object({
  format: exportFormat,
  focus: z.string().optional(),
  hops: z.coerce.number().int().min(0).max(8).optional(),
  /** Unmask; needs a reason, which the journal keeps. */
  reveal: z.boolean().optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportResult = z.object({
  file: z.string(),
  sha256,
  nodes: z.number().int(),
  edges: z.number().int(),
  shown: z.number().int(),
  total: z.number().int(),
  /** How far the lineage in it has come. */
  lineageUpTo: lineageState,
});

export const verifyResult = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  files: z.number().int(),
  problems: z.array(z.string()),
});

export const rebuildResult = z.object({
  entries: z.number().int(),
  nodes: z.number().int(),
  relationships: z.number().int(),
});

export const backupResult = z.object({ file: z.string(), sha256, bytes: z.number().int() });

export const retractRequest = z.object({ reason: z.string().trim().min(1).max(1000) });
export const retractResult = z.object({ entry: journalEntry });

export const ROLES = ['viewer', 'analyst', 'investigator', 'case-officer', 'administrator'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;
export const signIn = z.object({ user: z.string().min(1).max(100), password: z.string().min(1).max(1000) });
export const session = z.object({ user: z.string(), role });
export type Session = z.infer<typeof session>;
export const newUser = signIn.extend({
  user: signIn.shape.user.regex(
    /^[^\p{Cc}\p{Cs}]+$/u,
    message('用户名不得含控制字符', 'a user name has no control character'),
  ),
  password: z.string().min(10).max(1000),
  role,
});

/** Live: the process answers. Ready: schema applied, projection caught up, engine answers. */
export const health = z.object({
  live: z.literal(true),
  ready: z.boolean(),
  version: z.string(),
  engine: z.object({ name: z.string(), version: z.string() }).nullable(),
  entry: z.number().int().nullable(),
  problem: z.string().optional(),
});
