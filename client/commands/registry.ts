// The commands of an open case, in the order of menus: one line each.
import type { Command, CommandPlace } from './define.ts';
import { collapse, copyId, details, focus, hide, trace } from './element.ts';
import { downstream, play, upstream, ways } from './flow.ts';
import { asTableBelow, expand } from './expand.ts';
import { fold, foldAll, groupSelection, unfold, ungroup, ungroupAll } from './group.ts';
import { compareCase, countSelection, printCase, sendCase, tour } from './page.ts';
import { lock, pin, unlock, unpin, unpinAll } from './pin.ts';
import { growSelection, invertSelection, selectBy, selectNeighbours } from './selection.ts';
import { add, attach, edit, join, split } from './hand.ts';
import { showHidden } from './view.ts';
import { copyLink, noteElement, noteHere, palette, redo, saveView, search, undo } from './work.ts';

const COMMANDS: readonly Command[] = [
  details,
  trace,
  downstream,
  upstream,
  ways,
  countSelection,
  edit,
  attach,
  join,
  split,
  expand,
  collapse,
  unfold,
  fold,
  asTableBelow,
  groupSelection,
  ungroup,
  focus,
  hide,
  pin,
  unpin,
  noteElement,
  selectNeighbours,
  growSelection,
  invertSelection,
  copyId,
  selectBy,
  play,
  showHidden,
  foldAll,
  ungroupAll,
  lock,
  unlock,
  unpinAll,
  noteHere,
  saveView,
  undo,
  redo,
  palette,
  search,
  copyLink,
  add,
  printCase,
  compareCase,
  sendCase,
  tour,
];

/** Every command, for the palette, the keyboard and help. */
export const allCommands = (): readonly Command[] => COMMANDS;

/** The commands that the menu at a place offers: of elements where there are some, else of the case. */
export const commandsAt = (place: CommandPlace): Command[] =>
  COMMANDS.filter(
    ({ on, isFor, isOutOfMenus }) =>
      on === (place.ids.length === 0 ? 'case' : 'element') &&
      isOutOfMenus !== true &&
      (isFor?.(place) ?? true),
  );
