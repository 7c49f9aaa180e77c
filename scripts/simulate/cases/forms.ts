// How one list writes its values: the form of each column, drawn once for a list and inherited by its copies.
import type { Random } from '../../fixtures/random.ts';

export interface Forms {
  phone: 'plain' | 'spaced' | 'dashed' | 'country' | 'number';
  id: 'plain' | 'lower' | 'number';
  name: 'plain' | 'spread';
  /** Behind building, unit and room within an address; `dashes` parts them by dashes instead. */
  address: 'suffixes' | 'dashes';
  building: string;
  room: string;
  /** Whether columns of their own for building, unit and room have the suffix too. */
  suffixedParts: boolean;
  /** What stands before the complex within an address. */
  region: 'none' | 'district' | 'full';
  numerals: 'digits' | 'han';
  area: 'plain' | 'decimals' | 'unit' | 'number';
  plate: 'plain' | 'dot' | 'space' | 'lower';
  /** Buildings as 03, rooms as 0301. */
  padded: boolean;
  /** Behind the name of the complex. */
  complex: '' | '小区';
}

/** Forms that can be rewritten by themselves, each with the keys that change together. */
export const FORM_GROUPS = {
  phone: ['phone'],
  id: ['id'],
  name: ['name'],
  address: ['address', 'building', 'room', 'suffixedParts', 'region', 'numerals', 'padded', 'complex'],
  area: ['area'],
  plate: ['plate'],
} as const satisfies Record<string, readonly (keyof Forms)[]>;
export type FormGroup = keyof typeof FORM_GROUPS;

/** Draws the forms of a list that somebody lays out anew. */
export const drawForms = (random: Random): Forms => ({
  phone: random.weighted([
    ['plain', 8],
    ['spaced', 1],
    ['dashed', 1],
    ['country', 0.5],
    ['number', 2],
  ]),
  id: random.weighted([
    ['plain', 10],
    ['lower', 1],
  ]),
  name: random.weighted([
    ['plain', 12],
    ['spread', 1],
  ]),
  address: random.weighted([
    ['suffixes', 7],
    ['dashes', 3],
  ]),
  building: random.weighted([
    ['栋', 5],
    ['幢', 2],
    ['号楼', 2],
    ['座', 0.3],
  ]),
  room: random.weighted([
    ['', 3],
    ['室', 3],
    ['号', 3],
  ]),
  suffixedParts: random.chance(0.4),
  region: random.weighted([
    ['none', 6],
    ['district', 1.5],
    ['full', 2.5],
  ]),
  numerals: random.chance(0.05) ? 'han' : 'digits',
  area: random.weighted([
    ['plain', 4],
    ['decimals', 3],
    ['unit', 1],
    ['number', 3],
  ]),
  plate: random.weighted([
    ['plain', 5],
    ['dot', 3],
    ['space', 0.7],
    ['lower', 0.3],
  ]),
  padded: random.chance(0.1),
  complex: random.chance(0.06) ? '小区' : '',
});

/** The same forms but for some groups, which are written as `others` does. */
export function withGroups(forms: Forms, others: Forms, groups: readonly FormGroup[]): Forms {
  const changed: Record<string, unknown> = { ...forms };
  for (const group of groups) for (const key of FORM_GROUPS[group]) changed[key] = others[key];
  return changed as unknown as Forms;
}
