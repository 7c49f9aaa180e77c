// Import of single files: uploads, what is detected in them, what is asserted with them, and the job that does it.
import { isRevealed } from './reveal.ts';
import { z } from 'zod';
import { evidence } from './model/evidence.ts';
import { list } from './model/list.ts';
import { party } from './model/party.ts';
import { recordField } from './model/record-field.ts';
import { problem } from './errors.ts';
import { jobProgress, jobState } from './job.ts';
import { lineageState } from './lineage-state.ts';
import { MOST_COLUMNS, readCounts } from './reading.ts';
import { id, sha256 } from './scalars.ts';
import { namedMapping } from './mapping.ts';
import { text } from './text.ts';

/** The largest file that is taken: 2 GiB. */
export const UPLOAD_LIMIT = 2 * 1024 ** 3;
/** Uploads that one person may have waiting. */
export const MOST_UPLOADS = 200;
/** Lists that one import may hold. */
export const MOST_LISTS = 200;

/** How a file is to be read where detection is to be overruled; `fields` has one entry per column, null: kept as written. */
export const readingOptions = z.object({
  encoding: z.string().min(1).max(40).optional(),
  sheet: z.string().min(1).max(100).optional(),
  /** Counted from 1. */
  headerRow: z.number().int().min(1).max(1_000_000).optional(),
  fields: z.array(recordField.nullable()).max(MOST_COLUMNS).optional(),
});
export type ReadingOptions = z.infer<typeof readingOptions>;

export const uploadId = z.string().regex(/^u-[0-9a-f]{24}$/);

/** A file that waits to be imported. `archive` names the ZIP it came out of. */
export const upload = z.object({
  id: uploadId,
  name: z.string(),
  bytes: z.number().int(),
  sha256,
  at: z.string(),
  archive: z.string().optional(),
  /** What was corrected of its reading so far. */
  options: readingOptions,
});
export type Upload = z.infer<typeof upload>;
export const uploads = z.object({ uploads: z.array(upload) });
/** What came of one file: several uploads where it is an archive, and the names in it that are no lists. */
export const takenUploads = uploads.extend({ skipped: z.array(z.string()) });

/** The name of a file that is uploaded, without folders. */
const fileName = z.string().min(1).max(255);

/** The header that names it, percent-encoded: a name may be a person's, and addresses are kept in histories and logs. */
export const UPLOAD_NAME = 'x-vinetrace-name';
export const uploadHeaders = z.object({
  [UPLOAD_NAME]: z
    .string()
    .transform((value, { addIssue }) => {
      try {
        return decodeURIComponent(value);
      } catch {
        addIssue('not percent-encoded UTF-8');
        return z.NEVER;
      }
    })
    .pipe(fileName),
});

export const uploadQuery = z.object({
  /** A ZIP of lists is taken apart; an exhibit stays as it is. */
  as: z.enum(['lists', 'evidence']).default('lists'),
});

export const previewRequest = readingOptions.extend({
  /** A named mapping to go by; null: none, although one fits. */
  mapping: z.string().nullable().optional(),
  /** The reveal of this upload under which cells are shown as written. */
  reveal: z.number().int().min(1).optional(),
});
export type PreviewRequest = z.infer<typeof previewRequest>;

/** What kinds of trouble a preview counts; `attention` asks for a decision, `notice` for a look. */
export const problemKind = z.enum([
  'no-name',
  'no-key',
  'id-invalid',
  'id-damaged',
  'phone-unreadable',
  'address-unparsed',
  'other-unreadable',
  'replacement',
  'formula',
  'set-aside',
  'wide',
  'blank',
  'totals',
  'repeated-header',
]);
export type ProblemKind = z.infer<typeof problemKind>;

/** One column of a preview: what it is called, what it is taken for, why, and what else it might be. */
export const previewColumn = z.object({
  header: z.string(),
  field: recordField.nullable(),
  by: z.string(),
  confidence: z.number().min(0).max(1),
  alternatives: z.array(z.object({ field: recordField, confidence: z.number().min(0).max(1) })),
});
export type PreviewColumn = z.infer<typeof previewColumn>;

/** A cell as written, and as normalised where its column is a field; masked unless it was asked for in the clear. */
export const previewCell = z.object({
  written: z.string(),
  normal: z.string().nullable(),
  /** Whether the two differ in the clear. */
  changed: z.boolean(),
  /** By which rule it was normalised; null where nothing was done, or where the rule would tell of the person. */
  rule: text.nullable(),
});
export type PreviewCell = z.infer<typeof previewCell>;

export const preview = z.object({
  upload: uploadId,
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string().optional(),
  sheet: z.string().optional(),
  sheets: z.array(z.string()),
  headerRow: z.number().int(),
  /** The rows above and around the header, as written, by which it can be chosen. */
  top: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(previewColumn),
  sample: z.array(z.object({ row: z.number().int(), cells: z.array(previewCell) })),
  ...isRevealed,
  /** Rows looked at; `whole` where that is all of them. */
  rows: z.number().int(),
  whole: z.boolean(),
  problems: z.array(
    z.object({
      kind: problemKind,
      level: z.enum(['attention', 'notice']),
      count: z.number().int(),
      /** The first of the rows, counted from 1 below the header. */
      rows: z.array(z.number().int()),
    }),
  ),
  warnings: z.array(text),
  /** Lists of the case that hold exactly this file. */
  known: z.array(z.object({ list: z.string(), title: z.string(), holder: z.string() })),
  /** A named mapping that was applied, or fits. */
  mapping: z.object({ name: z.string(), applied: z.boolean() }).nullable(),
});
export type Preview = z.infer<typeof preview>;

/** What a case offers to an import: who may hold a list, and ids that are free. */
export const importContext = z.object({
  holders: z.array(
    z.object({ id: z.string(), type: z.enum(['Party', 'Handle']), kind: z.string(), caption: z.string() }),
  ),
  evidence: z.array(z.object({ id: z.string(), kind: z.string(), on: z.string().optional() })),
  lists: z.array(z.string()),
  /** The next id of a list: `prefix` and a number of at least `width` digits. */
  next: z.object({ prefix: z.string(), number: z.number().int(), width: z.number().int() }),
});
export type ImportContext = z.infer<typeof importContext>;

const listFields = list.schema.shape;
const partyFields = party.schema.shape;
const evidenceFields = evidence.schema.shape;

export const newParty = z.object({ id, kind: partyFields.kind, name: partyFields.name });
export type NewParty = z.infer<typeof newParty>;
export const newEvidence = z.object({
  id,
  kind: evidenceFields.kind,
  grade: evidenceFields.grade,
  on: evidenceFields.on,
  summary: evidenceFields.summary,
});

/** One list to import: the upload it is read from, how, and what is known about it. */
export const importList = z.object({
  upload: uploadId,
  id,
  title: listFields.title,
  holder_id: id,
  obtained_on: listFields.obtained_on,
  first_possible_on: listFields.first_possible_on,
  last_possible_on: listFields.last_possible_on,
  evidence_id: id.optional(),
  reading: readingOptions,
  /** The upload holds rows of this list that were set aside and mended since; the list is in the case, and all else that is said of it stays. */
  mends: z.boolean().optional(),
});
export type ImportList = z.infer<typeof importList>;

export const importRequest = z.object({
  lists: z.array(importList).min(1).max(MOST_LISTS),
  /** Parties and exhibits that are new with this import. */
  parties: z.array(newParty).max(MOST_LISTS).default([]),
  evidence: z.array(newEvidence).max(MOST_LISTS).default([]),
});
export type ImportRequest = z.infer<typeof importRequest>;

/** What became of one list. */
export const importedList = z.object({
  id: z.string(),
  file: z.string(),
  sha256,
  /** `unchanged`: the case held exactly this already. */
  outcome: z.enum(['new', 'changed', 'unchanged']),
  /** Rows of the file by what became of them; they add up to `total`. */
  counts: readCounts,
  owners: z.object({ new: z.number().int(), known: z.number().int() }),
  warnings: z.array(text),
});
export type ImportedList = z.infer<typeof importedList>;

export const importReport = z.object({
  case: z.string(),
  /** The journal entry that began the import, by which it can be taken back; null where nothing had changed. */
  entry: z.number().int().nullable(),
  entries: z.number().int(),
  seconds: z.number(),
  lists: z.array(importedList),
  /** Of very many rows the lineage follows: whoever asks for it first brings it up to date. */
  lineageUpTo: lineageState,
});
export type ImportReport = z.infer<typeof importReport>;

/** Imports outlive the process: what it was at when it ended counts as interrupted. */
export const importState = z.enum([...jobState.options, 'interrupted']);

export const importJob = z.object({
  id: z.string(),
  case: z.string(),
  by: z.string(),
  at: z.string(),
  state: importState,
  lists: z.array(z.object({ id: z.string(), file: z.string() })),
  progress: jobProgress.nullable(),
  report: importReport.nullable(),
  /** Why it failed, in the language of the request. */
  problem: problem.nullable(),
  /** The import was taken back. */
  undone: z.boolean(),
});
export type ImportJob = z.infer<typeof importJob>;
export const importJobs = z.object({ jobs: z.array(importJob) });

export const newCase = z.object({ id, title: z.string().trim().min(1).max(500) });

export const namedMappings = z.object({ mappings: z.array(namedMapping) });
