// What a key does in a table, and which rows are chosen by it.

export interface Step {
  /** The row that has the focus then. */
  to: number;
  /** The rows that are chosen then, from one to another, both with; undefined where the choice stays. */
  range: readonly [number, number] | undefined;
}

const PAGE = 15;

/** Where a key leads from a row; undefined for keys that lead nowhere. With shift the choice grows from its anchor. */
export function stepOf(
  key: string,
  at: number,
  rows: number,
  anchor: number,
  isGrowing: boolean,
): Step | undefined {
  const last = rows - 1;
  const wanted: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: last,
  };
  const found = wanted[key];
  if (found === undefined) return undefined;
  const to = Math.min(last, Math.max(0, found));
  if (to === at && !isGrowing) return undefined;
  return { to, range: isGrowing ? [Math.min(anchor, to), Math.max(anchor, to)] : [to, to] };
}
