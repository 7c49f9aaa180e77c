// What a spreadsheet does to numbers that are none: fifteen digits, scientific notation, leading zeros.
import type { ColumnTrait } from './define.ts';

const [ZERO, NINE] = [48, 57];
/** Eighteen digits of which only fifteen are left, or sixteen where a table of floating point numbers came between. */
const RUINED = /^\d{15}(?:000|\d00)$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
/** A landline without the zero of its area code. */
const NO_ZERO = /^(?:10|2\d|[3-9]\d{2})\d{7,8}$/;

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
};

export const damage: ColumnTrait<'damage'> = ({ field }) => {
  const isPhone = field === 'phone' || field === 'phone2';
  const found = { digits15: 0, scientific: 0, lostZeros: 0 };
  return {
    cell(text) {
      if (text.length < 4 || !isDigit(text, 0)) return true;
      if (text.length === 18 && text.endsWith('00') && RUINED.test(text)) found.digits15 += 1;
      else if (isPhone && text.length >= 9 && text.length <= 11 && NO_ZERO.test(text)) found.lostZeros += 1;
      else if (!isDigit(text, text.length - 4) || !isDigit(text, text.length - 3)) {
        if (SCIENTIFIC.test(text)) found.scientific += 1;
      }
      return true;
    },
    end: () => (found.digits15 + found.scientific + found.lostZeros > 0 ? found : undefined),
  };
};
