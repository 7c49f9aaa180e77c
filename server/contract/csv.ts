// How a text stands in a table for other programs, whoever writes it: a spreadsheet must not take it for a formula, nor break it (RFC 4180).

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The text with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay numbers. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** The text as a cell of CSV: harmless, and in quotes where it holds what parts cells. */
export function csvText(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
