// Masked names: the surname stays, the rest becomes stars.
import { surnameLength } from '../names/compound-surnames.ts';

const HAN = /^\p{Script=Han}+$/u;
const SPLIT = /([、,，/／;；&＆|+＋\n]+)/;
const MOST_STARS = 6;

function maskOne(part: string): string {
  const trimmed = part.trim();
  if (trimmed === '') return part;
  const joined = trimmed.replace(/\s+/gu, '');
  const chars = [...(HAN.test(joined) ? joined : trimmed)];
  if (chars.length === 1) return '*';
  if (!HAN.test(joined)) return `${chars[0] ?? ''}${'*'.repeat(Math.min(chars.length - 1, 3))}`;
  const surname = surnameLength(joined);
  const stars = Math.min(chars.length - surname, MOST_STARS);
  return chars.slice(0, surname).join('') + '*'.repeat(stars);
}

/** A name, or several with separators between them: 张三丰 → 张**, 欧阳修 → 欧阳*. */
export const maskName = (name: string): string =>
  name
    .split(SPLIT)
    .map((part, at) => (at % 2 === 1 ? part : maskOne(part)))
    .join('');

/** Masks given names wherever they stand in a text, the longest first. */
export function maskNames(text: string, names: ReadonlySet<string>): string {
  let shortest = Infinity;
  let longest = 0;
  for (const name of names) {
    if (name.length < 2) continue;
    shortest = Math.min(shortest, name.length);
    longest = Math.max(longest, name.length);
  }
  let result = '';
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at);
    while (length >= shortest && !names.has(text.slice(at, at + length))) length -= 1;
    if (length >= shortest && length >= 2) {
      result += maskName(text.slice(at, at + length));
      at += length;
    } else {
      result += text[at] ?? '';
      at += 1;
    }
  }
  return result;
}
