// Cells as people write them, and as nobody would: pieces of numbers, addresses and names, put together at random.
import * as fc from 'fast-check';

const PIECES = [
  '19900830086', '199 0083 0086', '１９９００８３００８６', '+86', '0086', '0838-2501234', '转801', '510699199601011234', '51069919960101123X', '510699960101123', '5.10699E+17',
  '张三', '欧阳修', '李四', '先生', '女士', '(老婆)', 'Zhang San', '、', '/', ' ', '　', '；', '翠湖花园', '翠湖花園', '3栋', '３棟', '2单元', '1204', '1204室', '三', '十二', '号', '#', '-', '—', '.', '=', '"', "'",
  '川N12345', '川N·12345', 'a@x.example', 'A＠X.example', 'mailto:', '89.5', '㎡', '平米', '约', '1,200', '无', 'null', '2014-05-01', '№', '\0', '\u202E', '\u200B', '\uFEFF', '\ud800', '👩‍👩‍👧', '①', '٣', '=1+1', '__proto__',
]; // prettier-ignore

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[0-9]{1,12}$/) },
);

/** A cell. */
export const cell: fc.Arbitrary<string> = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

/** Values as bytes of a fixture, and back. */
export const toJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 1));
export const fromJson = <T>(bytes: Buffer): T => JSON.parse(bytes.toString()) as T;
