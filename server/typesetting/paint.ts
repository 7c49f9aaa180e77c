// A scene painted into a PDF, as vectors with real text.
import type { Scene } from '../drawing/scene.ts';
import type { Fonts } from './fonts.ts';
import { setPlainly } from './plain-layout.ts';

type Pdf = PDFKit.PDFDocument;

/** Paints a scene with its upper left corner at a place, as large as `scale` makes it. */
export function paint(pdf: Pdf, fonts: Fonts, scene: Scene, x: number, y: number, scale: number): void {
  pdf.save().translate(x, y).scale(scale);
  for (const { d, fill, stroke, width = 1, dash = [] } of scene.strokes) {
    pdf.path(d);
    if (stroke !== undefined) {
      pdf.lineWidth(width).lineJoin('round').strokeColor(stroke);
      if (dash.length > 0) pdf.dash(dash[0] ?? 1, { space: dash[1] ?? dash[0] ?? 1 });
      else pdf.undash();
    }
    if (fill !== undefined) pdf.fillColor(fill);
    if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke();
    else if (fill === undefined) pdf.stroke();
    else pdf.fill();
  }
  pdf.undash();
  for (const { text, x: left, y: base, size, fill, anchor, hasRim, isBold } of scene.labels) {
    const runs = fonts.runs(text, isBold === true ? 'bold' : 'regular');
    const widths = runs.map((run) => pdf.font(run.face.id).fontSize(size).widthOfString(run.text));
    const total = widths.reduce((sum, width) => sum + width, 0);
    const write = (options: PDFKit.Mixins.TextOptions): void => {
      let at = anchor === 'middle' ? left - total / 2 : left;
      for (const [index, run] of runs.entries()) {
        pdf.font(run.face.id).fontSize(size);
        pdf.text(run.text, at, base, { lineBreak: false, baseline: 'alphabetic', ...options });
        at += widths[index] ?? 0;
      }
    };
    if (hasRim === true) {
      pdf.lineWidth(2.5).lineJoin('round').strokeColor(scene.paper).fillColor(scene.paper);
      write({ stroke: true, fill: true });
    }
    pdf.fillColor(fill);
    write({});
  }
  pdf.restore();
}

/** Makes the fonts of some texts known to a PDF, by their ids. */
export function registerFonts(pdf: Pdf, fonts: Fonts, texts: Iterable<string>): void {
  const known = new Set<string>();
  for (const text of texts) {
    for (const weight of ['regular', 'bold'] as const) {
      for (const { face } of fonts.runs(text, weight)) {
        if (known.has(face.id)) continue;
        known.add(face.id);
        pdf.registerFont(face.id, face.bytes).font(face.id);
        setPlainly(pdf);
      }
    }
  }
}
