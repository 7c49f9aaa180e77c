// Rows of a table that are no records: blank ones, the header once more, totals at the end.

/** Whether every cell is blank. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Whether a row repeats the header, as on every printed page. */
export const repeatsHeader = (cells: readonly string[], header: readonly string[]): boolean => {
  const filled = header.filter((name) => name !== '').length;
  return filled >= 2 && header.every((name, index) => (cells[index] ?? '').trim() === name);
};

const TOTAL =
  /^(?:合计|总计|小计|共计|累计|总数|合計|總計|小計|total|sum|subtotal|grandtotal)[:：]?$|^(?:合计|总计|共计?)[:：]?\d+(?:条|户|人|行|个|套|笔)?$/i;

/** Whether a row is a totals row: its first filled cell says so and little else is filled. */
export const isTotals = (cells: readonly string[]): boolean => {
  const first = cells.find((cell) => cell.trim() !== '')?.replace(/\s+/g, '') ?? '';
  if (!TOTAL.test(first)) return false;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return filled <= Math.max(2, Math.floor(cells.length / 2));
};
