// SVG: the supply chain as a drawing with real text.
import { toSvg } from '../drawing/svg.ts';
import { writePieces, type Exporter } from './define.ts';
import { picturePart, sceneOf } from './picture.ts';

export const svg: Exporter = {
  format: 'svg',
  title: { zh: 'SVG（矢量图）', en: 'SVG (vector picture)' },
  extension: '.svg',
  mediaType: 'image/svg+xml',
  part: picturePart,
  write: (graph, out) => writePieces([toSvg(sceneOf(graph))], out),
};
