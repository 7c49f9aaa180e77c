// The name of a complex: without region and street, without 小区 behind it, its phase in one form.
import { remembered } from './bounded-cache.ts';
import { numberToken } from './numerals.ts';
import { withoutRegion } from './region.ts';
import { simplified } from './simplified.ts';
import { compact } from './width.ts';

const NOTHING = /^(?:无|未知|不详|暂无|\/|-+|null|n\/a|none)$/i;
const LONGEST = 200;
const ROMAN = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ'];
const LATIN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
const HAN = [...'一二三四五六七八九'];
const PHASE = /[(【[]?第?(\d|[一二三四五六七八九]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨ]|(?<![A-Z])[IVX]{1,4})期(?:工程)?[)】\]]?/gi;

/** 2期, (二期), Ⅱ期 → 二期. */
function phase(text: string): string {
  if (!text.includes('期')) return text;
  return text.replace(PHASE, (whole, number: string) => {
    const roman = Math.max(ROMAN.indexOf(number), LATIN.indexOf(number.toUpperCase()));
    const value = roman === -1 ? Number(numberToken(number)) : roman + 1;
    return HAN[value - 1] === undefined ? whole : `${HAN[value - 1]}期`;
  });
}

const ENDS = /[,，.。·•、/-]+$|^[,，.。·•、/-]+/g;

/** The name of a complex in its canonical form; undefined where the text holds none. */
export const complexName = remembered((text): string | undefined => {
  const cleaned = simplified(compact(text.slice(0, LONGEST)))
    .replace(ENDS, '')
    .toUpperCase();
  const inside = withoutRegion(
    phase(cleaned)
      .replace(/[(【[][^()【】[\]]*[)】\]]/g, '')
      .replace(ENDS, ''),
  );
  const short = inside.replace(/(?<=..)小区$/u, '').replace(/(?<=..)小区(?=[一二三四五六七八九]期$)/u, '');
  return short === '' || NOTHING.test(short) ? undefined : short;
});
