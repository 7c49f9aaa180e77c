// Replacement characters: what a conversion of encodings could not carry over.
import type { ColumnTrait } from './define.ts';

export const replaced: ColumnTrait<'replaced'> = () => {
  let cells = 0;
  return {
    cell(text) {
      if (text.includes('\uFFFD')) cells += 1;
      return true;
    },
    end: () => (cells > 0 ? cells : undefined),
  };
};
