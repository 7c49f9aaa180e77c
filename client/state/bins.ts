// Counts along an axis, for histograms: what lies in a bin for sure, and what may lie there.

/** A value, or the bounds between which it lies; a missing bound reaches to the end of the axis. */
export interface Span {
  from?: number | undefined;
  to?: number | undefined;
}

export interface Bin {
  from: number;
  to: number;
  /** Spans that lie within the bin as a whole. */
  sure: number;
  /** Spans that reach into it and beyond: each counts in every bin that it reaches. */
  maybe: number;
}

/** Bins of equal width over `domain`, the last one closed; spans without any bound are in none. */
export function binsOf(spans: readonly Span[], domain: readonly [number, number], count: number): Bin[] {
  const [least, most] = domain;
  const width = (most - least) / count || 1;
  const bins = Array.from({ length: count }, (_, at) => ({
    from: least + at * width,
    to: least + (at + 1) * width,
    sure: 0,
    maybe: 0,
  }));
  const place = (value: number): number =>
    Math.max(0, Math.min(count - 1, Math.floor((value - least) / width)));
  for (const { from, to } of spans) {
    if (from === undefined && to === undefined) continue;
    if ((from ?? least) > most || (to ?? most) < least) continue;
    const [first, last] = [place(from ?? least), place(to ?? most)];
    for (let at = first; at <= last; at++) {
      const bin = bins[at];
      if (bin === undefined) continue;
      if (first === last) bin.sure += 1;
      else bin.maybe += 1;
    }
  }
  return bins;
}
