// What measurements are summed up by.

/** The smallest value that at least a share `q` (0 to 1) of the values does not exceed (nearest rank). */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; the lower of two. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Seconds since a moment of `performance.now()`. */
export const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;
