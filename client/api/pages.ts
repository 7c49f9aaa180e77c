// Answers that come page by page.

/** Where the next page begins; undefined where all is known. */
export function nextOffset(
  { total }: { total: number },
  pages: readonly { shown: number }[],
): number | undefined {
  const known = pages.reduce((sum, page) => sum + page.shown, 0);
  return known < total ? known : undefined;
}
