// Letters side by side by their own widths: lines are broken by these widths, and shaping each piece again took most of the time of a report.
type Pdf = PDFKit.PDFDocument;

interface Glyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

/** What pdfkit asks of a font that it embeds (`EmbeddedFont`, pdfkit 0.20); widths in thousandths of the font's height. */
interface Embedded {
  font: { glyphForCodePoint(code: number): Glyph };
  scale: number;
  layout(text: string): { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
}

interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

/** Makes the font that is chosen in a PDF set letters side by side: no kerning, no ligatures, nothing that fonts of Chinese need. */
export function setPlainly(pdf: Pdf): void {
  const { _font: embedded } = pdf as unknown as { _font: Embedded };
  const known = new Map<string, { glyph: Glyph; position: Position }>();
  const set = (letter: string): { glyph: Glyph; position: Position } => {
    const found = known.get(letter);
    if (found !== undefined) return found;
    const glyph = embedded.font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    const width = glyph.advanceWidth * embedded.scale;
    const made = {
      glyph,
      position: { xAdvance: width, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: width },
    };
    known.set(letter, made);
    return made;
  };
  embedded.layout = (text) => {
    const letters = [...text].map(set);
    return {
      glyphs: letters.map(({ glyph }) => glyph),
      positions: letters.map(({ position }) => ({ ...position })),
      advanceWidth: letters.reduce((sum, { position }) => sum + position.xAdvance, 0),
    };
  };
}
