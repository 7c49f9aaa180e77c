// Days: the same, one slip or day and month swapped, the same in two of year, month and day, the same year, different.
import { both } from '#contract/text.ts';
import { isOneSlip } from '../../compare/digits.ts';
import type { GenericComparison } from './define.ts';

const two = (text: string): string => text.padStart(2, '0');

/** Eight digits, year first, of a day as it may be written; undefined where it is none. */
export function dayOf(value: string): string | undefined {
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  const yearFirst = /^(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})日?(?:[t ].*)?$/.exec(value);
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(value);
  const found = plain ?? yearFirst;
  if (found !== null) return `${found[1]}${two(found[2]!)}${two(found[3]!)}`;
  return yearLast === null ? undefined : `${yearLast[3]}${two(yearLast[2]!)}${two(yearLast[1]!)}`;
}

export const date: GenericComparison = {
  levels: [
    { id: 'exact', says: both('同一天', 'the same day') },
    { id: 'slip', says: both('差一个数字，或日月互换', 'one digit off, or day and month swapped') },
    { id: 'part', says: both('年月日中两项相同', 'two of year, month and day are the same') },
    { id: 'year', says: both('同年', 'the same year') },
    { id: 'differs', says: both('不同', 'different') },
  ],
  prepare(values) {
    const days = values.map((value) => dayOf(value) ?? value.replace(/\D/g, ''));
    return (a, b) => {
      const [one, other] = [days[a]!, days[b]!];
      if (one === other || isOneSlip(one, other)) return 1;
      const [year, month, day] = [one.slice(0, 4) === other.slice(0, 4), one.slice(4, 6), one.slice(6, 8)];
      const [monthB, dayB] = [other.slice(4, 6), other.slice(6, 8)];
      if (year && month === dayB && day === monthB) return 1;
      if (Number(year) + Number(month === monthB) + Number(day === dayB) >= 2) return 2;
      return year ? 3 : 4;
    };
  },
};
