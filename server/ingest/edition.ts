// The edition of all that turns a file into rows: what was read by another one is read again.

/** Raised whenever the same bytes would be read, mapped or normalised otherwise than before. */
export const READING_EDITION = 3;
