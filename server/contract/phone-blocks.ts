// Blocks of mobile numbers as a setting writes them: `19912340000-19912349999`, or what they begin with, comma-separated.
import { z } from 'zod';
import { message } from './text.ts';

/** Numbers from the first to the last, both of 11 digits. */
export interface PhoneBlock {
  first: number;
  last: number;
}

const DIGITS = 11;
const RANGE = /^(1[3-9]\d{9})-(1[3-9]\d{9})$/;
/** So many digits at least, or a block would be that of a whole network. */
const PREFIX = /^1[3-9]\d{5,9}$/;

function blockOf(text: string): PhoneBlock | undefined {
  const range = RANGE.exec(text);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return first <= last ? { first, last } : undefined;
  }
  return PREFIX.test(text)
    ? { first: Number(text.padEnd(DIGITS, '0')), last: Number(text.padEnd(DIGITS, '9')) }
    : undefined;
}

export const phoneBlocks = z.string().transform((value, context): PhoneBlock[] =>
  value
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .flatMap((text) => {
      const block = blockOf(text);
      if (block === undefined)
        context.addIssue({
          code: 'custom',
          message: message(
            '写法如 19912340000-19912349999，或至少 7 位的号段 1991234，多个以逗号隔开',
            'write 19912340000-19912349999, or the first 7 digits or more, such as 1991234, with commas between',
          ),
        });
      return block ?? [];
    }),
);
