// What each frame of a transfer file holds, and reading it by that.
import { z } from 'zod';
import type { RawEntry } from '../../record/index.ts';
import { BrokenFrame, type Frame } from '../../transfer/frames.ts';

const rawEntry = z.object({
  seq: z.number().int().positive(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  case_id: z.string().nullable(),
  subject: z.string(),
  payload: z.string().nullable(),
  batch: z.number().int(),
  prev: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<RawEntry>;

export const readingFrame = z.object({
  number: z.number().int(),
  sha256: z.string(),
  plan: z.string(),
  rows: z.number().int(),
  digest: z.string(),
  told: z.unknown(),
  entries: z.array(z.number().int()),
});
export const rowsFrame = z
  .object({ n: z.array(z.number().int().min(1)), cells: z.array(z.string()), records: z.array(z.string()) })
  .refine(({ n, cells, records }) => n.length === cells.length && n.length === records.length);
export const fileFrame = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number().int() });
export const aliasesFrame = z.record(z.string().regex(/^o-[0-9a-f]{24}$/), z.string().max(2000));
export const factsFrame = z.array(
  z.object({
    type: z.string(),
    id: z.string().min(1).max(400),
    values: z.record(z.string(), z.unknown()),
    seq: z.number().int(),
    at: z.string().max(40),
    actor: z.string().max(200),
  }),
);
export const linkFrame = z
  .object({
    list: z.string(),
    rows: z.array(z.number().int().min(1)),
    owners: z.array(z.number().int().nonnegative()),
    first: z.number().int().nonnegative(),
    people: z.array(z.object({ caption: z.string().max(200), complex: z.string().max(500) })),
  })
  .refine(({ rows, owners }) => rows.length === owners.length);

/** What a frame holds, by its schema. @throws BrokenFrame */
export function contentOf<S extends z.ZodType>(schema: S, { kind, content }: Frame): z.output<S> {
  try {
    const read = schema.safeParse(JSON.parse(content.toString()));
    if (read.success) return read.data;
  } catch {
    // Said below.
  }
  throw new BrokenFrame(`a frame (${kind}) holds what it cannot`);
}

/** The entries of a frame of the journal. @throws BrokenFrame */
export const entriesOf = ({ content }: Frame): RawEntry[] =>
  content
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      try {
        return rawEntry.parse(JSON.parse(line));
      } catch {
        throw new BrokenFrame('an entry of the journal cannot be read');
      }
    });
