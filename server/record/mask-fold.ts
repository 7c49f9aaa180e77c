// Text seen through its plain form: full-width and other digits as 0–9, so that one pattern finds every way of writing.

/** A text and its plain form, which has exactly one UTF-16 unit for each code point of the text. */
export interface Folded {
  text: string;
  folded: string;
}

/** A code point without a plain form of one unit; no pattern matches it. */
const OTHER = '\uFFFD';
const ZEROS = /\p{Nd}/u;

/** Value of a decimal digit of any script: each script has its ten in a row, the first of them after a non-digit. */
const digitValue = (char: string): string => {
  let zero = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && ZEROS.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
    value += 1;
  }
  return String(value);
};

const foldChar = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return char;
  const plain = char.normalize('NFKC');
  if (plain.length === 1) return ZEROS.test(plain) && plain > '9' ? digitValue(plain) : plain;
  if (ZEROS.test(char)) return digitValue(char);
  return char.length === 1 ? char : OTHER;
};

export const fold = (text: string): Folded => ({
  text,
  folded: /^[\0-\x7f]*$/.test(text) ? text : [...text].map(foldChar).join(''),
});

/** Replaces what a pattern finds in the plain form; `replace` gets the code points as written and their plain form. */
export function maskMatches(
  { text, folded }: Folded,
  pattern: RegExp,
  replace: (chars: readonly string[], folded: string) => readonly string[],
): Folded {
  const matches = [...folded.matchAll(pattern)];
  if (matches.length === 0) return { text, folded };
  const chars = [...text];
  let result = '';
  let at = 0;
  for (const match of matches) {
    const end = match.index + match[0].length;
    result +=
      chars.slice(at, match.index).join('') + replace(chars.slice(match.index, end), match[0]).join('');
    at = end;
  }
  return fold(result + chars.slice(at).join(''));
}
