// Where a workbook stops being a list of people: each limit is far above what spreadsheets write and far below what harms.

/** The most that the parts of a workbook may unpack to: 512 MiB. */
export const UNPACKED_LIMIT = 512 * 1024 * 1024;
/** No workbook has more parts; an archive of a hundred thousand takes a minute to look through. */
export const MOST_PARTS = 10_000;
/** Rows of a sheet (ECMA-376). */
export const MOST_ROWS = 1_048_576;
/** A cell holds 32,767 characters; a text of so many bytes is none of a cell. */
export const LONGEST_TEXT = 1 << 22;
