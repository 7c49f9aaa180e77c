// The view of a case as the server keeps it for one person: parts and steps, whose meaning is the client's alone.
import { z } from 'zod';
import { message } from './text.ts';

/** Something of the client's: JSON as it came, never read by the server, nor checked a second time, for it holds thousands of places. */
const opaque = z.record(z.string(), z.unknown());

/** Numbers a form of views; a client that does not know the form must neither read nor overwrite it. */
const format = z.number().int().min(1).max(1_000_000);

/** Which page of the browser saved it, by a number that it drew. */
const pageId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** How many steps a person can take back or do again. */
export const MOST_KEPT_STEPS = 400;

/**
 * A kept view. Steps are one sequence, numbered from `first`: those before `at` were done, those from `at` on were undone.
 * `version` counts what was saved, 0 where nothing was. `bufferKey` (base64, 32 bytes) is for what a page keeps on its machine
 * while the server is away, so that nobody else can read it there.
 */
export const keptView = z.object({
  version: z.number().int(),
  format,
  page: z.string(),
  savedAt: z.string().nullable(),
  view: opaque.nullable(),
  first: z.number().int(),
  at: z.number().int(),
  steps: z.array(opaque),
  bufferKey: z.string(),
});
export type KeptView = z.infer<typeof keptView>;

const stepNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * What changed since `base`, the version that the page knows. `set` replaces parts of the view, `merge` changes keys of parts that
 * are maps (null takes a key out). Steps before `first` are forgotten, those from `keep` on replaced by `steps`.
 */
export const viewChange = z
  .object({
    base: z.number().int().min(0),
    /** True to put it in the place of whatever is there: the person chose so. */
    force: z.boolean().default(false),
    /** Drawn for each try, so that one whose answer was lost is not taken for another page's. */
    attempt: pageId,
    page: pageId,
    format,
    set: opaque,
    merge: z.record(z.string(), opaque),
    first: stepNumber,
    keep: stepNumber,
    at: stepNumber,
    steps: z.array(opaque).max(MOST_KEPT_STEPS),
  })
  .refine(
    ({ first, keep, at, steps }) =>
      first <= keep &&
      at >= first &&
      at <= keep + steps.length &&
      keep + steps.length - first <= MOST_KEPT_STEPS,
    message('步骤编号不连续', 'the numbers of the steps do not follow one another'),
  );
export type ViewChange = z.infer<typeof viewChange>;

export const viewSaved = z.object({ version: z.number().int(), savedAt: z.string() });
export type ViewSaved = z.infer<typeof viewSaved>;
