// How a cell is written, whatever it says: digits, words and marks reduced to their kind. A copy keeps an odd one.

/** Characters that are part of a way of writing: words of addresses, titles, units. */
const MARKERS = new Set('栋幢座楼号室户层弄㎡');
/** The same of two characters, which by themselves are parts of names. */
const WORDS = new Set(['单元', '先生', '女士', '小姐', '老师', '平方', '平米']);

const [ZERO, NINE, DOT] = [48, 57, 46];
const PLAIN = 0;
const VALUE = 1;
const LOWER = 2;
const WIDE = 3;
const HAN = 4;
const MARK = 5;

function kindOf(code: number, character: string): number {
  if ((code >= ZERO && code <= NINE) || (code >= 65 && code <= 90)) return VALUE;
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 0x4e00 && code <= 0x9fff) return MARKERS.has(character) ? MARK : HAN;
  if ((code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff5a)) return WIDE;
  return code >= 0xd800 && code <= 0xdfff ? HAN : MARK;
}

const SIGN = ['', '9', 'a', '９', '字'];

/**
 * The form of a cell: runs of digits and capitals as 9, of small letters as a, of full-width ones as ９, of Han characters as
 * 字; blanks, marks and words such as 栋 or 先生 stay. Decimals are part of the number: 88.5 and 88 are written alike.
 */
export function writingForm(text: string): string {
  let form = '';
  let last = PLAIN;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT && last === VALUE) {
      const next = text.charCodeAt(at + 1);
      if (next >= ZERO && next <= NINE) continue;
    }
    const kind = kindOf(code, text[at]!);
    if (kind === HAN && WORDS.has(text.slice(at, at + 2))) {
      form += text.slice(at, at + 2);
      last = MARK;
      at += 1;
      continue;
    }
    if (kind === MARK) form += text[at]!;
    else if (kind !== last) form += SIGN[kind]!;
    last = kind;
  }
  return form;
}
