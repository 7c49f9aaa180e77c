// Asks a query page by page until all is there: a terminal has no button for the rest.

/** As many as a query gives at once. */
const PAGE = 5_000;

interface Page {
  shown: number;
  total: number;
}

/**
 * All of an answer that comes in pages.
 * @param key the part of it that is a list
 * @param ask for a page
 * @returns the first page with everything in its list; `shown` says how much that is
 */
export async function allPages<Key extends string, Answer extends Page & Record<Key, readonly unknown[]>>(
  key: Key,
  ask: (page: { offset: number; limit: number }) => Promise<Answer>,
  limit = PAGE,
): Promise<Answer> {
  const first = await ask({ offset: 0, limit });
  const all: unknown[] = [...first[key]];
  // What was taken back meanwhile leaves fewer than there were.
  for (let found = all.length; found > 0 && all.length < first.total;) {
    const page: readonly unknown[] = (await ask({ offset: all.length, limit }))[key];
    found = page.length;
    all.push(...page);
  }
  return { ...first, [key]: all, shown: all.length };
}
