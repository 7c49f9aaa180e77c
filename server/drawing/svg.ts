// A scene as SVG with real text; the same bytes for the same scene. Markup in texts is escaped.
import type { Label, Scene, Stroke } from './scene.ts';

/** A text as it may stand in SVG: what XML 1.0 forbids becomes U+FFFD, what would be markup is escaped. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const n = (value: number): string => String(Math.round(value * 10) / 10);

const strokeMarkup = ({ d, fill, stroke, width = 1, dash }: Stroke): string =>
  `<path d="${d}" fill="${fill ?? 'none'}"` +
  (stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(width)}"`) +
  (dash === undefined || dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`) +
  '/>';

const labelMarkup = ({ text, x, y, size, fill, anchor, hasRim, isBold }: Label): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${fill}"` +
  (anchor === 'middle' ? ' text-anchor="middle"' : '') +
  (isBold === true ? ' font-weight="700"' : '') +
  (hasRim === true ? ' class="rim"' : '') +
  `>${escapeMarkup(text)}</text>`;

/** Fonts of the system first: the picture carries text, not outlines. */
const FONTS =
  "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','Noto Sans SC','Noto Sans JP',sans-serif";

/** The scene as one SVG element; `id` makes its parts unique where several stand in one document. */
export function toSvgElement(scene: Scene, id = 'v'): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(scene.width)} ${n(scene.height)}" width="${n(scene.width)}" height="${n(scene.height)}" ` +
    `role="img" aria-labelledby="${id}-t ${id}-d" font-family="${FONTS}">` +
    `<title id="${id}-t">${escapeMarkup(scene.title)}</title><desc id="${id}-d">${escapeMarkup(scene.note)}</desc>` +
    `<style>.rim{paint-order:stroke;stroke:${scene.paper};stroke-width:3px;stroke-linejoin:round}</style>` +
    `<path d="M0 0H${n(scene.width)}V${n(scene.height)}H0Z" fill="${scene.paper}"/>` +
    `${scene.strokes.map(strokeMarkup).join('')}${scene.labels.map(labelMarkup).join('')}</svg>`
  );
}

export const toSvg = (scene: Scene): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${toSvgElement(scene)}\n`;
