// Traditional characters as simplified ones, so that a list from Hong Kong or Taiwan meets one from the mainland.
import * as OpenCC from 'opencc-js/t2cn';

/** The characters of GB 2312: what stands among them, such as 乾 in a name, is not taken for traditional. */
function gb2312(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
}

const [FIRST, LAST] = [0x4e00, 0x9fff];

/** For each character from U+4E00 its simplified form's code, 0 where it stays. */
const FORMS = (() => {
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  const common = gb2312();
  const forms = new Uint16Array(LAST - FIRST + 1);
  for (let code = FIRST; code <= LAST; code += 1) {
    const character = String.fromCharCode(code);
    if (common.has(character)) continue;
    const simple = convert(character);
    if (simple.length === 1 && simple !== character) forms[code - FIRST] = simple.charCodeAt(0);
  }
  return forms;
})();

const formOf = (code: number): number => (code >= FIRST && code <= LAST ? FORMS[code - FIRST]! : 0);

/** The text with every character that is traditional only in its simplified form: 翠湖花園 → 翠湖花园. */
export function simplified(text: string): string {
  let at = 0;
  while (at < text.length && formOf(text.charCodeAt(at)) === 0) at += 1;
  if (at === text.length) return text;
  let result = text.slice(0, at);
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    result += String.fromCharCode(formOf(code) || code);
  }
  return result;
}
