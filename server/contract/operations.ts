// Operations that change or check something: the shapes of the command line and of the API's POST routes.
import { z } from 'zod';
import { gradeScheme } from './grades.ts';
import { lineageState } from './lineage-state.ts';
import { manifestContent } from './manifest.ts';
import { recordField } from './model/record-field.ts';
import { purgeCertificate } from './purge.ts';
import { journalEntry } from './queries/element.ts';
import { caseRole, standing } from './rights.ts';
import { sha256 } from './scalars.ts';
import { text } from './text.ts';

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

/** Elements that an export can be cut to. */
export const MOST_SELECTED = 20_000;

export const exportRequest = z.object({
  format: exportFormat,
  focus: z.string().optional(),
  /** Only these elements, the transfers and relations among them; with `hops`, what stands around them too. */
  select: z.array(z.string().min(1).max(300)).min(1).max(MOST_SELECTED).optional(),
  hops: z.coerce.number().int().min(0).max(8).optional(),
  /** Unmask; needs a reason, which the journal keeps. */
  reveal: z.boolean().optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
  /** Give a signed manifest too. */
  manifest: z.boolean().optional(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportResult = z.object({
  file: z.string(),
  sha256,
  nodes: z.number().int(),
  edges: z.number().int(),
  /** Nodes and edges in the file. */
  shown: z.number().int(),
  /** Those that were asked for: more than `shown` where the format cannot hold all of them. */
  chosen: z.number().int(),
  /** Those of the whole case. */
  total: z.number().int(),
  /** How far the lineage in it has come. */
  lineageUpTo: lineageState,
});

export const verifyResult = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  files: z.number().int(),
  problems: z.array(z.string()),
  /** Whether the graph is what the record says; absent where that was not asked. */
  graph: z
    .object({
      compared: z.boolean(),
      /** Why not, where it was not compared. */
      why: z.string().optional(),
      /** What the record says that there is. */
      nodes: z.number().int().optional(),
      relationships: z.number().int().optional(),
      /** How many elements differ, and some of them by name. */
      differing: z.number().int(),
      named: z.array(
        z.object({ kind: z.enum(['changed', 'missing', 'added']), type: z.string(), name: z.string() }),
      ),
    })
    .optional(),
  /** Time stamps of the journal's signed heads; absent where there are none. */
  timeStamps: z
    .object({
      heads: z.number().int(),
      /** How many of them have a time stamp that is sound. */
      stamped: z.number().int(),
      /** Whether those who vouch for the service were asked for too (`VINETRACE_TIMESTAMP_CA_FILE`). */
      trusted: z.boolean(),
    })
    .optional(),
  /** What the signed manifest says of the file, and the fingerprint of the key that signed it. */
  manifest: manifestContent.extend({ publicKey: z.string(), fingerprint: z.string() }).optional(),
  /** What a certificate of a purge says, where the file is one. */
  certificate: purgeCertificate.extend({ fingerprint: z.string() }).optional(),
});

/** Signed heads of the journal; what is signed is the canonical JSON of `{at, data, hash, seq, type: "vinetrace-head"}`. */
/** What is wrong with a time stamp: no token, of something else, not signed, by no certificate for it, at no time of that, or not by whom is trusted. */
export const stampFault = z.enum(['unreadable', 'other-text', 'signature', 'purpose', 'time', 'chain']);

export const headsResult = z.object({
  data: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
  heads: z.array(
    z.object({
      seq: z.number().int(),
      hash: z.string(),
      at: z.string(),
      signature: z.string(),
      /** When a time-stamping service says that the head was there; null where none was asked, or its word is wrong. */
      stampedAt: z.string().nullable(),
      /** What is wrong with the time stamp. */
      stampFault: stampFault.optional(),
    }),
  ),
});

export const rebuildResult = z.object({
  entries: z.number().int(),
  nodes: z.number().int(),
  relationships: z.number().int(),
});

export const backupResult = z.object({
  file: z.string(),
  sha256,
  bytes: z.number().int(),
  /** File with the keys under the master key, without which the copy cannot be opened; where they are kept so. */
  keys: z.string().optional(),
});

/** A backup into the folder that the settings name: checked, and which older ones were removed for it. */
export const keptBackup = backupResult.extend({ entries: z.number().int(), removed: z.array(z.string()) });

/** Where the record's key comes from, and how it is kept. */
export const keyState = z.object({
  source: z.enum(['file', 'variable', 'command', 'passphrase']),
  /** Whether the record's keys are wrapped under the master key (`keys.json`); else the master key is the record's own. */
  wrapped: z.boolean(),
  /** Id of the wrapping, as the journal names it. */
  id: z.string().optional(),
});
export type KeyState = z.infer<typeof keyState>;

/** Other pseudonyms for all people. */
export const pseudonymsResult = z.object({
  /** Of the keys by now, as the journal names them; it says nothing of them. */
  id: z.string(),
  cases: z.number().int(),
  owners: z.number().int(),
  /** What the graph that was made anew holds. */
  nodes: z.number().int(),
  relationships: z.number().int(),
});
export type PseudonymsResult = z.infer<typeof pseudonymsResult>;

export const retractRequest = z.object({ reason: z.string().trim().min(1).max(1000) });
export const retractResult = z.object({ entry: journalEntry });

export const signIn = z.object({
  user: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
  /** Of the second factor, or a recovery code: asked for where the answer is `second-factor-needed`. */
  code: z.string().trim().min(1).max(40).optional(),
});
/** Who is signed in. */
export const session = z.object({
  user: z.string(),
  standing,
  /** What comes before anything else: a password of one's own, a second factor; null where nothing does. */
  must: z.enum(['password', 'second-factor']).nullable(),
  /** How they signed in. */
  by: z.enum(['password', 'oidc']),
});
export type Session = z.infer<typeof session>;
/** The same with the role in each case that they were let into (an administrator is in all and named in none), and the scheme by which people here grade. */
export const signedIn = session.extend({ roles: z.record(z.string(), caseRole), grades: gradeScheme });
export type SignedIn = z.infer<typeof signedIn>;
/** Live: the process answers. Ready: schema applied, projection caught up, engine answers. */
export const live = z.object({ live: z.literal(true) });
export const health = z.object({
  live: z.literal(true),
  ready: z.boolean(),
  version: z.string(),
  engine: z.object({ name: z.string(), version: z.string() }).nullable(),
  entry: z.number().int().nullable(),
  problem: z.string().optional(),
});
