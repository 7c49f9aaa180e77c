// A source that grows by the same steps every time, so that two processes can agree on what each entry holds.
import { MemorySource } from './memory-source.ts';

const ROWS = 150;

/** Each `next()` adds a list of 150 rows, whose owners it shares with the list before; returns the source. */
export function growing(): { next(): MemorySource } {
  const source = new MemorySource('growing');
  let step = 0;
  return {
    next() {
      const list = `L${step}`;
      source.node('List', list, list);
      const owners = Array.from({ length: ROWS }, (_, n) => `o-${step * 75 + n}`);
      for (const id of owners) source.node('Owner', id, '*');
      step += 1;
      return source.edges(
        'CONTAINS',
        list,
        owners.map((id, n) => [id, { row: n + 1 }]),
      );
    },
  };
}
