// Record linkage of any files, apart from cases: which column is compared how, who is one, and why.
import { z } from 'zod';
import { recordField } from './model/record-field.ts';
import { probability } from './scalars.ts';
import { text } from './text.ts';

export const COMPARE_KINDS = ['text', 'date', 'number', 'exact'] as const;
export const compareKind = z.enum(COMPARE_KINDS);
/** How the values of a column that is no record field are compared. */
export type CompareKind = z.infer<typeof compareKind>;

/** What a column is: a field of a record, or something to be compared. */
export const columnUse = z.union([recordField, z.strictObject({ compare: compareKind })]);

/** Header → what its column is; a header that is not named is left out. */
export const columnMap = z.record(z.string(), columnUse);
export type ColumnMap = z.infer<typeof columnMap>;

/** A row of a file: the file as it was named, the row counted from 1 below the header. */
export const fileRow = z.object({ file: z.string(), row: z.number().int().min(1) });
export type FileRow = z.infer<typeof fileRow>;

/** Every record stands in exactly one cluster; clusters by their first record, records in the order of files and rows. */
export const linkResult = z.object({ records: z.number().int(), clusters: z.array(z.array(fileRow)) });
export type LinkResult = z.infer<typeof linkResult>;

/** What one field says of two rows; `values` are masked unless they were asked for in the clear. */
export const linkField = z.object({
  field: z.string(),
  level: z.string(),
  logLR: z.number(),
  note: text,
  values: z.tuple([z.string(), z.string()]),
});

/** Why two rows are one, or are not. `together` says whether they came out as one, which others may have a say in. */
export const linkWhy = z.object({
  rows: z.tuple([fileRow, fileRow]),
  together: z.boolean(),
  probability,
  /** Sum of the fields, in nats; above 0 for one, below 0 for two. */
  logLR: z.number(),
  fields: z.array(linkField),
});
export type LinkWhy = z.infer<typeof linkWhy>;
