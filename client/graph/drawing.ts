// What is drawn under a view: all that is in sight, folded by the layout and by groups.
import type { Group, View } from '../state/patch.ts';
import type { Drawn, Words } from './drawn.ts';
import { foldGroups } from './fold/fold.ts';
import { groupsOf, type Behind } from './fold/groups.ts';
import { foldHolders } from './fold/holders.ts';
import { foldsHolders } from './layouts/menu.ts';

/** The parts of a view that decide what is drawn as one. */
export type Folding = Pick<View, 'layout' | 'groups' | 'groupBy' | 'unfolded'>;

/** The drawing of `whole` under a view, with the groups in it; `behind` are the elements it is of. */
export function foldDrawing(
  whole: Drawn,
  behind: Behind,
  view: Folding,
  words: Words,
): { drawn: Drawn; groups: Group[] } {
  const held = foldsHolders(view.layout) ? foldHolders(whole, words) : whole;
  const groups = groupsOf(held, behind, view, words);
  return { drawn: foldGroups(held, groups, view.unfolded), groups };
}
