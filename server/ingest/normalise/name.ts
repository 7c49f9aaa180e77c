// Names: widths, spaces, titles, remarks in brackets; the first of several.
import { halfWidth, tidy } from './width.ts';

const PLAIN = /^[\u4E00-\u9FFF]{2,4}$/;
const TITLED = /(?:先生|女士|小姐|太太|老师|同志)/;
const TITLE = /(?:先生|女士|小姐|太太|老师|同志)$/;
const BRACKETS = /[(【[].*?[)】\]]/g;
const SEVERAL = /[,;/、，；&|\n]|\s和\s/;
const HAN_SPACE = /(?<=\p{Script=Han})[\s.。]+(?=\p{Script=Han})/gu;
const DOTS = /[•・‧∙･.]/g;
const NOTHING = /^(?:无|未知|不详|\/|-+|\*+|null|n\/a|none)$/i;

/** The name in its canonical form, Latin letters in capitals; undefined where the cell holds none. */
export function personName(cell: string): string | undefined {
  if (PLAIN.test(cell) && !TITLED.test(cell)) return cell;
  const text = tidy(halfWidth(cell).replace(BRACKETS, ''));
  const first = text.split(SEVERAL, 1)[0]!.trim();
  const joined = first.replace(HAN_SPACE, '').replace(DOTS, '·');
  const name = joined.replace(TITLE, '').trim().toUpperCase();
  return name === '' || NOTHING.test(name) ? undefined : name;
}
