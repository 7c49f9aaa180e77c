// How wide a label is, without asking a font: for pictures that are written, not measured.

/** About the width of a letter: a Chinese character is as wide as the font is high, others half of that. */
const letterWidth = (letter: string, fontSize: number): number => (letter > '\u2e7f' ? 1 : 0.56) * fontSize;

/** About the width of a label (px). */
export const labelWidth = (label: string, fontSize: number): number =>
  [...label].reduce((sum, letter) => sum + letterWidth(letter, fontSize), 0);

/** Cuts a label to about the width it has. */
export function cutLabel(label: string, width: number, fontSize: number): string {
  let used = 0;
  let cut = '';
  for (const letter of label) {
    used += letterWidth(letter, fontSize);
    if (used > width) return `${cut}…`;
    cut += letter;
  }
  return label;
}
