// PNG: the same drawing as dots, from outlines, so that no font of the machine changes it.
import { once } from 'node:events';
import { toSvg } from '../drawing/svg.ts';
import type { Exporter } from './define.ts';
import { picturePart, sceneOf } from './picture.ts';

/** Dots on the longer side at most: more is larger than viewers open. */
const MOST = 6000;
const SCALE = 2;

export const png: Exporter = {
  format: 'png',
  title: { zh: 'PNG（图片）', en: 'PNG (picture)' },
  extension: '.png',
  mediaType: 'image/png',
  part: picturePart,
  async write(graph, out) {
    const [{ Resvg }, { outlined }] = await Promise.all([
      import('@resvg/resvg-js'),
      import('../typesetting/outlines.ts'),
    ]);
    const scene = sceneOf(graph);
    const scale = Math.min(SCALE, MOST / Math.max(scene.width, scene.height));
    const picture = new Resvg(toSvg(await outlined(scene)), {
      fitTo: { mode: 'zoom', value: scale },
      font: { loadSystemFonts: false },
    });
    if (!out.write(picture.render().asPng())) await once(out, 'drain');
  },
};
