// Scalar values that several entities share: ids, dates, money. Each accepts what stands in a CSV cell.
import { z } from 'zod';
import { message } from './text.ts';

/**
 * An id as the case folder writes it: no control characters, no slash, at most 128 characters. Halves of a character
 * (unpaired surrogates) cannot be stored, and `.` and `..` cannot stand in an address.
 */
export const id = z
  .string()
  .min(1)
  .max(128)
  .regex(
    /^(?!\.{1,2}$)[^\s/\\\p{Cc}\p{Cs}][^/\\\p{Cc}\p{Cs}]*$/u,
    message(
      '编号不得含斜杠、控制字符，首字符不得为空白，也不得是 . 或 ..，例如 M01',
      'an id has no slash, no control character, no blank at its beginning, and is not . or ..: write one such as M01',
    ),
  );

const isCalendarDay = (value: string): boolean => {
  const day = value.length === 7 ? `${value}-01` : value;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.valueOf()) && parsed.toISOString().startsWith(day);
};

/** An ISO 8601 day (`2015-05-18`) or month (`2015-05`). */
export const isoDate = z
  .string()
  .regex(
    /^\d{4}-\d{2}(-\d{2})?$/,
    message('日期写作 2015-05-18，月份写作 2015-05', 'write a day as 2015-05-18 or a month as 2015-05'),
  )
  .refine(isCalendarDay, message('没有这一天：请改正日期', 'there is no such day: mend the date'));

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z
  .string()
  .regex(
    /^[0-9a-f]{64}$/,
    message(
      '请写 64 位小写十六进制的 SHA-256，或留空',
      'write a SHA-256 as 64 hexadecimal digits in small letters, or leave it empty',
    ),
  );

const cellNumber = z.union([
  z.number(),
  z
    .string()
    .regex(
      /^\d+(\.\d+)?$/,
      message('请写不带单位和符号的数字，例如 0.5', 'write a plain number, such as 0.5'),
    ),
]);

/** Yuan, not negative. */
export const yuan = cellNumber.transform(Number).pipe(z.number().nonnegative());

/** A count of things, a whole number that is not negative. */
export const count = cellNumber.transform(Number).pipe(z.number().int().nonnegative());

/** A probability, 0 to 1. */
export const probability = z.number().min(0).max(1);
