// Breaks text into lines as Chinese and Latin typesetting wants it, by the widths of the fonts themselves.
import type { Face, Fonts, Weight } from './fonts.ts';

/** Marks that do not begin a line, and those that do not end one. */
const NOT_FIRST = new Set('，。、；：？！）》」』】〕”’…·,.;:?!)]}%');
const NOT_LAST = new Set('（《「『【〔“‘([{');

const isWide = (letter: string): boolean => (letter.codePointAt(0) ?? 0) > 0x2e7f;

/** Widths of letters by font, as shares of the font's height. */
const widths = new WeakMap<Face, Map<string, number>>();

function letterWidth(face: Face, letter: string): number {
  const known = widths.get(face) ?? new Map<string, number>();
  widths.set(face, known);
  const found = known.get(letter);
  if (found !== undefined) return found;
  const { font } = face;
  const width = font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
  known.set(letter, width);
  return width;
}

export const textWidth = (fonts: Fonts, text: string, size: number, weight: Weight): number =>
  fonts
    .runs(text, weight)
    .reduce(
      (sum, run) => sum + [...run.text].reduce((all, letter) => all + letterWidth(run.face, letter), 0),
      0,
    ) * size;

/** A text in pieces that are not broken: single Chinese characters with their marks, words of other letters. */
function piecesOf(text: string, isCode: boolean): string[] {
  const pieces: string[] = [];
  let word = '';
  const close = (): void => {
    if (word !== '') pieces.push(word);
    word = '';
  };
  for (const letter of text) {
    if (isCode && letter !== ' ') {
      close();
      pieces.push(letter);
    } else if (letter === ' ') {
      word += letter;
      close();
    } else if (isWide(letter)) {
      close();
      pieces.push(letter);
    } else word += letter;
  }
  close();
  // Marks stick to what they belong to.
  return pieces.reduce<string[]>((joined, piece) => {
    const last = joined.at(-1);
    const sticks =
      last !== undefined &&
      !isCode &&
      (NOT_FIRST.has([...piece][0] ?? '') || NOT_LAST.has([...last].at(-1) ?? ''));
    if (sticks) joined[joined.length - 1] = last + piece;
    else joined.push(piece);
    return joined;
  }, []);
}

/** Lines of a text in a width (points). A piece that is wider than that is broken where it must be. */
export function breakLines(
  fonts: Fonts,
  text: string,
  {
    width,
    size,
    weight = 'regular',
    isCode = false,
  }: { width: number; size: number; weight?: Weight; isCode?: boolean },
): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = '';
    let used = 0;
    const push = (): void => {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    };
    const add = (piece: string): void => {
      const own = textWidth(fonts, piece, size, weight);
      const bare = textWidth(fonts, piece.trimEnd(), size, weight);
      if (used + bare <= width) {
        line += piece;
        used += own;
      } else if (bare <= width) {
        if (line !== '') push();
        line = piece;
        used = own;
      } else
        for (const letter of piece) {
          const one = textWidth(fonts, letter, size, weight);
          if (used + one > width && line !== '') push();
          line += letter;
          used += one;
        }
    };
    for (const piece of piecesOf(paragraph, isCode)) add(piece);
    push();
  }
  return lines;
}
