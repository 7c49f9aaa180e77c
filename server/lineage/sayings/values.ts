// Values in words: deviations kept, gone and new, with the cells.
import type { CellKind } from '../cells.ts';
import { plural, rowsOf, type Saying, words } from './define.ts';

/** Which kinds of cells are shown first. */
const TELLING: CellKind[] = ['kept-new', 'lost-new', 'kept-old', 'fixed', 'other'];

export const values: Saying = ({ seen }) => {
  const kept = rowsOf(seen['kept-new']);
  const old = rowsOf(seen['kept-old']);
  const lost = rowsOf(seen['lost-new']);
  const fixed = rowsOf(seen.fixed);
  const fresh = rowsOf(seen['new-error']);
  const places = TELLING.flatMap((kind) => seen[kind]);
  return words(
    rowsOf(places),
    `${kept} 行保留了其他名单都没有的偏差值，${old} 行保留了别处也有的偏差值；` +
      `${lost} 行没有来源名单独有的值、反而是别处见过的值（共同来源的迹象），` +
      `${fixed} 行的偏差已不见，${fresh} 行出现新的偏差`,
    `${plural(kept, 'row keeps', 'rows keep')} a deviating value that no other list has, ` +
      `${plural(old, 'row keeps', 'rows keep')} one that others have too; ` +
      `${plural(lost, 'row lacks', 'rows lack')} the source's own value and ` +
      `${lost === 1 ? 'has' : 'have'} one seen elsewhere (a sign of a common source), ` +
      `${plural(fixed, 'deviation is', 'deviations are')} gone, ${fresh} new`,
    places,
  );
};
