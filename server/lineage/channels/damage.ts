// Damage: what a conversion destroyed cannot come back; each column counts once, single cells are inherited.
import { type Feature, L, type Pair } from '../features.ts';

export const damage: Record<string, Feature<Pair>> = {
  damagedColumnsHere: ({ e: { damage } }) => damage.childColumns,
  damagedColumnsThere: ({ e: { damage } }) => damage.parentColumns,
  damagedColumnsBoth: ({ e: { damage } }) => damage.bothColumns,
  damagedCellsHere: ({ e: { damage } }) => L(damage.childCells),
  damagedCellsThere: ({ e: { damage } }) => L(damage.parentCells),
  damagedCellsBoth: ({ e: { damage } }) => L(damage.bothCells),
};
