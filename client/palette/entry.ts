// What the palette offers: one entry for each thing that can be done, opened or gone to.
import type { TablerIcon } from '@tabler/icons-react';
import type { Look } from '#contract/model/define.ts';
import type { TextKey } from '../i18n/i18n.ts';

/** Groups in the order in which they stand. */
export const PALETTE_GROUPS = [
  'selection',
  'commands',
  'views',
  'panels',
  'layouts',
  'saved',
  'questions',
  'cases',
  'pages',
  'elements',
] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

export interface PaletteEntry {
  id: string;
  group: PaletteGroup;
  title: string;
  /** Other words by which it is found: its name in the other language. */
  also?: readonly string[];
  hint?: string | undefined;
  keys?: string | undefined;
  icon: TablerIcon;
  /** How an element looks, in place of the icon. */
  look?: Look;
  isIdle?: boolean;
  run(): void;
}

export const groupTitle = (group: PaletteGroup): TextKey => `palette-group.${group}`;
