// One row of a list after normalisation: the values by which people and homes are compared. Held in the record only.
import { z } from 'zod';

const text = z.string().exactOptional();

export const normalRecord = z.object({
  name: text,
  /** Where a title follows a surname and no given name is said (张先生): then there is no `name`. */
  surname: text,
  /** 先生, 女士, 老师 … as it stood beside the name. */
  title: text,
  /** Further people named beside the first, in their order: owners in common, a contact. */
  otherNames: z.array(z.string()).exactOptional(),
  /** Digits: 11 of a mobile, area code and number of a landline, `+` and digits of a foreign one. In the row's order, each once. */
  phones: z.array(z.string()),
  /** 18 characters whose check character is right (GB 11643). */
  idNumber: text,
  /** The leading digits that a spreadsheet left of an ID number. */
  idPrefix: text,
  /** An ID number of 15 to 19 characters whose check fails: a slip, which still tells whose it is. */
  idSlip: text,
  complex: text,
  building: text,
  unit: text,
  room: text,
  /** The full address in one form, such as 翠湖花园3栋2单元1204; as cleaned where it follows no known form. */
  address: text,
  /** Square metres. */
  floorArea: text,
  plate: text,
  email: text,
  notes: text,
});
export type NormalRecord = z.infer<typeof normalRecord>;

/** A row of a list: `row` counts from 1 below the header, blank and totals rows not counted; `cells` are as written. */
export const storedRow = z.object({
  row: z.number().int().min(1),
  cells: z.array(z.string()),
  record: normalRecord,
});
export type StoredRow = z.infer<typeof storedRow>;
