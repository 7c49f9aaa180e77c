// Texts cut at one width: a column of a database, a form or a phone that held no more characters.
import type { ColumnTrait } from './define.ts';

/** Longer texts are counted as one length. */
const LONGEST = 1_024;
const [SHORTEST, FEWEST_CELLS, FEWEST_LENGTHS] = [6, 20, 4];
/** Cells at the greatest length, as shares of all: fewer are chance, more are a code of one length. */
const [LEAST, MOST] = [0.01, 0.5];

export const cutWidth: ColumnTrait<'cut'> = () => {
  const lengths = new Uint32Array(LONGEST + 1);
  let cells = 0;
  return {
    cell(text) {
      lengths[Math.min(text.length, LONGEST)]! += 1;
      cells += 1;
      return true;
    },
    end() {
      const used = [...lengths.keys()].filter((length) => lengths[length]! > 0);
      const characters = used.at(-1) ?? 0;
      const at = lengths[characters]!;
      const shorter = lengths[Math.max(0, characters - 1)]!;
      const isPile =
        characters >= SHORTEST &&
        characters < LONGEST &&
        used.length >= FEWEST_LENGTHS &&
        at >= Math.max(FEWEST_CELLS, cells * LEAST) &&
        at <= cells * MOST &&
        at > shorter * 2;
      return isPile ? { characters, cells: at } : undefined;
    },
  };
};
