// An owner with all rows side by side: what each field says, which rows depart from the rest, why they are one person.
import { z } from 'zod';
import { ownerBrief, rowRef } from './decision.ts';
import type { RecordField } from './model/record-field.ts';
import { journalEntry } from './queries/element.ts';
import { probability } from './scalars.ts';
import { text } from './text.ts';

/** The columns in which rows stand side by side, each with the record fields whose cells it shows. */
export const OWNER_COLUMNS = {
  name: ['name'],
  phone: ['phone', 'phone2'],
  id_number: ['id_number'],
  address: ['address', 'complex', 'building', 'unit', 'room'],
  floor_area: ['floor_area'],
  plate: ['plate'],
  email: ['email'],
  notes: ['notes'],
} as const satisfies Partial<Record<RecordField, readonly RecordField[]>>;

export const ownerColumn = z.enum(Object.keys(OWNER_COLUMNS) as (keyof typeof OWNER_COLUMNS)[]);
export type OwnerColumn = z.infer<typeof ownerColumn>;

/**
 * One cell: `text` as written, `normal` what it was normalised to where that differs. `variant` numbers the values of the
 * column by how common they are, 0 the commonest (of the home, for address and area); absent where the row says nothing.
 * `restated`: the same value, but written otherwise than most rows write it, or damaged.
 */
export const ownerCell = z.object({
  text: z.string(),
  normal: z.string().optional(),
  variant: z.number().int().optional(),
  restated: z.boolean(),
});
export type OwnerCell = z.infer<typeof ownerCell>;

export const ownerRow = rowRef.extend({
  listTitle: z.string(),
  holder: z.string(),
  home: z.number().int(),
  cells: z.partialRecord(ownerColumn, ownerCell),
  /** Columns that are mapped to no field, as written. */
  others: z.array(z.object({ header: z.string(), text: z.string() })),
});
export type OwnerRow = z.infer<typeof ownerRow>;

/** What a column says over all rows: how many say something, the commonest value and how many rows depart from it. */
export const columnSummary = z.object({
  column: ownerColumn,
  said: z.number().int(),
  common: z.string(),
  variants: z.number().int(),
  departing: z.number().int(),
});

export const ownerRows = z.object({
  owner: ownerBrief.extend({
    complex: z.object({ id: z.string(), name: z.string() }).optional(),
    lists: z.number().int(),
    homes: z.number().int(),
  }),
  /** Others who share a phone or ID number with this owner: whom it might be joined with. */
  alike: z.array(ownerBrief),
  columns: z.array(columnSummary),
  /** In the order of homes, then lists, then rows. */
  rows: z.array(ownerRow),
  provenance: journalEntry,
  /** Whether cells are in the clear, and until when. */
  revealed: z.boolean(),
  until: z.iso.datetime().optional(),
  shown: z.number().int(),
  total: z.number().int(),
});
export type OwnerRows = z.infer<typeof ownerRows>;

/** The weight of one field (nats: natural logarithm of a likelihood ratio; above 0 speaks for one person). */
export const fieldWeight = z.object({
  field: z.string(),
  level: z.string(),
  logLR: z.number(),
  note: text,
});
export type FieldWeight = z.infer<typeof fieldWeight>;

/**
 * Rows weighed against rows. `prior` (nats) is what is known before any field is looked at: how seldom two rows are one person's;
 * with `logLR`, the sum of the fields, it makes the probability. `against` is the proposition that one person is weighed
 * against; where `excluded`, a field rules one person out whatever else agrees.
 */
export const weighing = z.object({
  probability,
  prior: z.number(),
  logLR: z.number(),
  against: text,
  excluded: z.boolean(),
  fields: z.array(fieldWeight),
});
export type Weighing = z.infer<typeof weighing>;

/** Two rows compared. */
export const tie = weighing.extend({ from: rowRef, to: rowRef });
export type Tie = z.infer<typeof tie>;

/**
 * How rows written in one way are tied to the rest: by the strongest chain of comparisons that joins all rows. `rows` are
 * those that are written like `from`; `decision` names the investigator's decision that holds the two together.
 */
export const ownerTie = tie.extend({ rows: z.array(rowRef), decision: z.string().optional() });
export type OwnerTie = z.infer<typeof ownerTie>;
