// PDF: the same drawing as vectors with embedded fonts, on one page of its own size, tagged as a figure.
import { pipeline } from 'node:stream/promises';
import type { Exporter } from './define.ts';
import { picturePart, sceneOf } from './picture.ts';

/** Points on the longer side: an A3 page or, where the drawing is large, the most that readers open. */
const LARGEST = 14_000;

/** A PDF must name a time; that of its making would make every copy another file. */
const NO_TIME = '1980-01-01T00:00:00.000Z';

export const pdf: Exporter = {
  format: 'pdf',
  title: { zh: 'PDF（矢量图）', en: 'PDF (vector picture)' },
  extension: '.pdf',
  mediaType: 'application/pdf',
  part: picturePart,
  async write(graph, out) {
    const [{ openPdf }, { fontsFor }, { paint, registerFonts }] = await Promise.all([
      import('../typesetting/pdf.ts'),
      import('../typesetting/fonts.ts'),
      import('../typesetting/paint.ts'),
    ]);
    const scene = sceneOf(graph);
    const scale = Math.min(0.75, LARGEST / Math.max(scene.width, scene.height));
    const { title, note } = scene;
    const size = [scene.width * scale, scene.height * scale] as const;
    const document = openPdf({ title, language: graph.language, asOf: NO_TIME, size, margin: 0 });
    const texts = scene.labels.map(({ text }) => text);
    const fonts = await fontsFor(texts);
    registerFonts(document, fonts, texts);
    document.addPage();
    const figure = document.struct('Figure', { title, alt: `${title}. ${note}` }, () =>
      paint(document, fonts, scene, 0, 0, scale),
    );
    document.addStructure(figure);
    figure.end();
    document.end();
    await pipeline(document, out, { end: false });
  },
};
