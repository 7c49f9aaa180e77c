// What a header says of its column: a field of a record, somebody or something else, a serial number, or nothing.
import type { RecordField } from '#contract/model/record-field.ts';
import { chineseSense, type HeaderSense } from './chinese-headers.ts';
import { englishSense } from './english-headers.ts';
import { englishWords, shortKey, wholeKey } from './header-text.ts';

const SERIAL =
  /^(?:序号|编号|序|顺序号?|号码?序|流水号?|no|nr|num|index|sn|seq|serial|serialno|行号|rowid|id|#|№)$/;

/** Whether a header names a serial number, which is no field of a record. */
export const isSerialHeader = (header: string): boolean =>
  header.trim() === '#' || SERIAL.test(shortKey(header)) || /^(?:no|№)\.?$/i.test(header.trim());

/** Nobody heads a column with more; what is longer is a title. Of Chinese by its characters. */
const LONGEST = 60;
const LONGEST_CHINESE = 20;

/**
 * What a header says; undefined where it says nothing known. Of a name in two parts, group/column, the column's says it, but
 * that of an agent's group is an agent's.
 */
export function headerSense(header: string): HeaderSense | undefined {
  if (header.length > LONGEST) return undefined;
  const cut = /^([^/(（]+)\/(.+)$/s.exec(header);
  if (cut === null) return senseOf(header);
  const [group, column] = [senseOf(cut[1]!), senseOf(cut[2]!)];
  return isPerson(group) ? group : (column ?? senseOf(header));
}

const isPerson = (sense: HeaderSense | undefined): boolean =>
  sense !== undefined && 'other' in sense && sense.other === 'person';

function senseOf(header: string): HeaderSense | undefined {
  const [whole, short] = [wholeKey(header), shortKey(header)];
  if (whole === '' || whole.replace(/[\da-z]/g, '').length > LONGEST_CHINESE) return undefined;
  if (isSerialHeader(header)) return { other: 'thing' };
  if (!/[\u3400-\u9FFF]/.test(whole)) return englishSense(englishWords(header));
  const sense = chineseHeader(whole, short);
  return sense !== undefined && 'field' in sense ? sense : (inBoth(header) ?? sense);
}

/** A header in both languages, 姓名 Name: the Chinese words say it, unless the English ones say it is something else (客户 ID). */
function inBoth(header: string): HeaderSense | undefined {
  const words = englishWords(header);
  if (words.join('').length < 2) return undefined;
  if (words.every((word) => word === 'id' || word === 'uid' || word === 'code')) return { other: 'thing' };
  const english = englishSense(words);
  if (english !== undefined && 'other' in english) return english;
  const chinese = header.replace(/[A-Za-z][A-Za-z.\s-]*/g, ' ');
  return chineseHeader(wholeKey(chinese), shortKey(chinese)) ?? english;
}

function chineseHeader(whole: string, short: string): HeaderSense | undefined {
  const sense = chineseSense(short);
  if (whole === short) return sense;
  const inBrackets = chineseSense(whole);
  // 手机（配偶） is a second phone although 手机 is not; in 车辆信息（车牌） only the brackets tell.
  if (inBrackets !== undefined && 'field' in inBrackets && inBrackets.field === 'phone2') return inBrackets;
  return sense ?? inBrackets;
}

/** The field that a header names, with how surely (1 a plain word for it, less where it could mean another). */
export function headerField(header: string): { field: RecordField; confidence: number } | undefined {
  const sense = headerSense(header);
  return sense !== undefined && 'field' in sense ? sense : undefined;
}
