// The canvas draws with what fonts are there at that moment: loads those that a text needs first.
import { FONTS } from './palette.ts';

/** Resolves once the glyphs of `text` can be drawn; never fails, for a machine's own font will do. */
export async function fontsFor(text: Iterable<string>): Promise<void> {
  const letters = [...new Set([...text].join(''))].join('');
  if (letters === '') return;
  await document.fonts.load(`13px ${FONTS}`, letters).catch(() => undefined);
}
