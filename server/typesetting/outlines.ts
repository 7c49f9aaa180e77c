// Text as outlines, for pictures of dots: the same on every machine, whatever fonts it has.
import type { Scene } from '../drawing/scene.ts';
import { fontsFor } from './fonts.ts';

/** A scene whose texts have become areas. */
export async function outlined(scene: Scene): Promise<Scene> {
  const fonts = await fontsFor(scene.labels.map(({ text }) => text));
  const strokes = scene.labels.flatMap(({ text, x, y, size, fill, anchor, hasRim, isBold }) => {
    const runs = fonts.runs(text, isBold === true ? 'bold' : 'regular').map(({ face, text: written }) => ({
      scale: size / face.font.unitsPerEm,
      ...face.font.layout(written),
    }));
    const width = runs.reduce(
      (sum, run) => sum + run.positions.reduce((a, { xAdvance }) => a + xAdvance, 0) * run.scale,
      0,
    );
    let at = anchor === 'middle' ? x - width / 2 : x;
    const d: string[] = [];
    for (const { scale, glyphs, positions } of runs) {
      for (const [index, glyph] of glyphs.entries()) {
        const outline = glyph.path.scale(scale, -scale).translate(at, y);
        d.push(outline.toSVG());
        at += (positions[index]?.xAdvance ?? 0) * scale;
      }
    }
    const area = { d: d.join(''), fill };
    if (d.join('') === '') return [];
    return hasRim === true ? [{ d: area.d, stroke: scene.paper, width: 3 }, area] : [area];
  });
  return { ...scene, strokes: [...scene.strokes, ...strokes], labels: [] };
}
