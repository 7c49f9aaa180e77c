// What the lineage engine is given: rows of every list as (owner's home, complex, values), dates and documents. No I/O here.

/** One row: `row` counts from 1 below the header; `unit` is one owner's one home, `group` its complex (-1 unknown). */
export interface LineageRow {
  row: number;
  unit: number;
  group: number;
  /** One value per field of the input, normalised; null when blank or damaged. */
  values: (string | null)[];
}

/** The same rows in columns, which a million of them need to fit. */
export interface LineageColumns {
  row: Int32Array;
  unit: Int32Array;
  group: Int32Array;
  /** Rows × fields: index into the `words` of the input's field; -1 when blank or damaged. */
  values: Int32Array;
  /** A bit per field: what stood there is damaged beyond comparing. */
  damaged?: Uint32Array;
  /** Cells written otherwise than their list's, ascending: place × fields + field, and the number of the way of writing. */
  odd?: { cell: Int32Array; form: Int32Array };
  /** What a row says beside its fields: `text[start[r]] … text[start[r + 1] - 1]`, numbers of texts. */
  remarks?: { start: Int32Array; text: Int32Array };
  /** The row's own serial number, -1 where it has none. */
  serial?: Int32Array;
}

/** A seized list. Dates are ISO 8601 days or months; `fields[f]` says whether the list has that column at all. */
export interface LineageList {
  id: string;
  holder: string;
  firstPossibleOn?: string;
  lastPossibleOn?: string;
  fields: boolean[];
  /** What else of its file a copy may inherit, by name: header wording, author, encoding. */
  marks?: Readonly<Record<string, string>>;
  rows: LineageRow[];
  /** In place of `rows`, which then is empty. */
  columns?: LineageColumns;
}

/** A documented transfer between two holders (parties or handles); `grade` is one such as B2. */
export interface LineageDocument {
  transfer: string;
  from: string;
  to: string;
  list?: string;
  on?: string;
  grade?: string;
}

/** An invented record given to one holder (party or handle), and the lists in which it turned up, with the row of each. */
export interface LineageCanary {
  id: string;
  holder: string;
  on?: string;
  lists: { list: string; row: number }[];
}

export interface LineageInput {
  fields: string[];
  /** The values of each field that lists in columns name by their index. */
  words?: readonly (readonly string[])[];
  lists: LineageList[];
  documents: LineageDocument[];
  canaries?: LineageCanary[];
}
