// Numbers, those that count and those that name: the same, one slip, two slips or within a hundredth, different.
import { both } from '#contract/text.ts';
import { isOneSlip } from '../../compare/digits.ts';
import type { GenericComparison } from './define.ts';

const WITHIN = 0.01;

/** How many places differ of two texts of one length; Infinity for others. */
function differing(a: string, b: string): number {
  if (a.length !== b.length) return Infinity;
  let count = 0;
  for (let at = 0; at < a.length; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) count += 1;
  return count;
}

export const number: GenericComparison = {
  levels: [
    { id: 'exact', says: both('相同', 'the same') },
    { id: 'slip', says: both('差一个数字', 'one digit off') },
    { id: 'near', says: both('相差不到百分之一，或差两个数字', 'within one per cent, or two digits off') },
    { id: 'differs', says: both('不同', 'different') },
  ],
  prepare(values) {
    const numbers = values.map((value) => Number(value.replace(/[,，\s¥$€]/g, '')));
    return (a, b) => {
      const [one, other] = [values[a]!, values[b]!];
      const [x, y] = [numbers[a]!, numbers[b]!];
      if (x === y) return 1;
      if (isOneSlip(one, other)) return 1;
      if (Math.abs(x - y) <= WITHIN * Math.max(Math.abs(x), Math.abs(y))) return 2;
      return Math.min(one.length, other.length) >= 6 && differing(one, other) === 2 ? 2 : 3;
    };
  },
};
