// How wide a label is, without asking a font: for pictures that are written, not measured.

/** Cuts a label to about the width it has: a Chinese character is as wide as the font is high, others half of that. */
export function cutLabel(label: string, width: number, fontSize: number): string {
  let used = 0;
  let cut = '';
  for (const letter of label) {
    used += (letter > '\u2e7f' ? 1 : 0.56) * fontSize;
    if (used > width) return `${cut}…`;
    cut += letter;
  }
  return label;
}
