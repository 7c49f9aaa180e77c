// Remembers what was made of distinct values, and forgets all of it when it has grown to its limit.

/** Longer texts are seldom met twice, and would fill the memory. */
const LONGEST = 300;

/** `make`, remembered for up to `limit` distinct texts. What it gives is shared: nobody may change it. */
export function remembered<T>(make: (text: string) => T, limit = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      value = make(text);
      if (known.size >= limit) known.clear();
      known.set(text, value);
    }
    return value as T;
  };
}
