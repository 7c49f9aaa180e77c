// What a command is: something that a person can do in an open case, known to menus, palette, keyboard and help by one definition.
import type { TablerIcon } from '@tabler/icons-react';
import type { TextKey } from '../i18n/i18n.ts';
import type { Surface } from '../state/surface.ts';
import type { Workspace } from '../state/workspace.ts';

/** Where a command is done: the open case, its page, and the elements it is done to (none: the case as a whole). */
export interface CommandPlace {
  workspace: Workspace;
  surface: Surface;
  ids: readonly string[];
  /** The point of the window at which its menu was opened. */
  at?: { x: number; y: number } | undefined;
}

export interface Command {
  id: string;
  title: TextKey;
  /** Values of the title's places. */
  values?(place: CommandPlace): Record<string, string | number>;
  icon: TablerIcon;
  /** `element`: done to elements, offered in their menu. `case`: done to the view, offered in the menu of the ground. */
  on: 'element' | 'case';
  /** Keys that do it, as `mod+shift+Z` (`mod` is Ctrl, or ⌘ on a Mac): each by itself. */
  keys?: readonly string[];
  /** Where the keys work: `page` everywhere but in a field, `always` there too, `canvas` while the canvas has the focus (its own controller does it). */
  keysWork?: 'page' | 'always' | 'canvas';
  /** True where menus leave it out: it is in palette, keyboard and help alone. */
  isOutOfMenus?: boolean;
  /** False where it cannot be offered here at all. */
  isFor?(place: CommandPlace): boolean;
  /** True where it is offered but has nothing to do now. */
  isIdle?(place: CommandPlace): boolean;
  run(place: CommandPlace): void;
}
