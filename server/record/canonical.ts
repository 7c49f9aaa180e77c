// Canonical JSON: one value, one text, so that it can be compared and hashed.

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
};

/** JSON with the names of every object in code unit order (as RFC 8785 orders them), without `undefined`. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'null';
