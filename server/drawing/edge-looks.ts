// How lines look. Colour never speaks alone: every look has a dash and an arrow of its own, and the legend draws the same.
import { RELATIONS, type RelationType } from '#contract/model/relation.ts';
import { mode, type Mode } from '#contract/model/transfer.ts';

export interface EdgeLook {
  colour: { light: string; dark: string };
  width: number;
  /** Lengths of dash and gap; empty for a whole line. */
  dash: readonly number[];
  arrow: 'triangle' | 'vee' | 'triangle-cross' | 'circle-triangle' | 'chevron' | 'none';
  /** Hollow arrow: the edge is inferred. */
  isHollow?: boolean;
}

const MODES: Record<Mode, EdgeLook> = {
  sale: { colour: { light: '#c2410c', dark: '#ff922b' }, width: 2.4, dash: [], arrow: 'triangle' },
  share: { colour: { light: '#1864ab', dark: '#4dabf7' }, width: 2, dash: [9, 4], arrow: 'vee' },
  theft: { colour: { light: '#b01e1e', dark: '#ff6b6b' }, width: 3.4, dash: [2, 3], arrow: 'triangle-cross' },
  unknown: {
    colour: { light: '#5c636a', dark: '#adb5bd' },
    width: 2,
    dash: [2, 5],
    arrow: 'circle-triangle',
  },
};

const DERIVED: Record<'documented' | 'confirmed' | 'inferred', EdgeLook> = {
  documented: {
    colour: { light: '#0b7285', dark: '#66d9e8' },
    width: 1.8,
    dash: [],
    arrow: 'triangle',
  },
  confirmed: {
    colour: { light: '#2b6e3f', dark: '#69db7c' },
    width: 1.8,
    dash: [12, 3],
    arrow: 'triangle',
  },
  inferred: {
    colour: { light: '#7048a8', dark: '#cc9cf5' },
    width: 1.6,
    dash: [5, 4],
    arrow: 'triangle',
    isHollow: true,
  },
};

/** How wide a derivation is drawn, by its strength (0–1). */
export const derivedWidth = (strength: number): number => Math.round((1 + 2.8 * strength) * 10) / 10;

const DASHES = { solid: [], dashed: [6, 4], dotted: [1.5, 4] } as const;

const relationLook = (type: RelationType): EdgeLook => ({
  colour: { light: '#868e96', dark: '#868e96' },
  width: 1.2,
  dash: DASHES[RELATIONS[type].line],
  arrow: 'none',
});

/** The look of a facet of lines: `mode:sale`, `derived:inferred`, `relation:USES`. */
export function edgeLook(facet: string): EdgeLook {
  const [group, value = ''] = facet.split(':');
  if (group === 'mode') return MODES[mode.catch('unknown').parse(value)];
  if (group === 'derived')
    return DERIVED[value === 'documented' || value === 'confirmed' ? value : 'inferred'];
  return value in RELATIONS ? relationLook(value as RelationType) : relationLook('HOLDS');
}
