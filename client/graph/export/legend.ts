// The legend as it goes out with a picture: kinds that are drawn and the steps of every rule, as parts that SVG and canvas both can draw.
import { edgeLook } from '#drawing/edge-looks.ts';
import { cutLabel } from '../label-width.ts';
import { facetLook } from '../node-looks.ts';
import { PALETTE, type Theme } from '../palette.ts';
import { cornersOf } from '#drawing/shapes.ts';
import { escapeMarkup } from '#drawing/svg.ts';
import type { Drawn } from '../drawn.ts';
import { isRecoloured } from '../style/overridden.ts';
import type { LegendScale } from '../style/paint.ts';
import { inkOn } from '../style/palettes.ts';

export type LegendPart =
  | { as: 'path'; d: string; fill: string; stroke: string; width: number; dash: readonly number[] }
  | {
      as: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      fill: string;
      isBold: boolean;
      isCentred: boolean;
    };

export interface LegendPicture {
  parts: readonly LegendPart[];
  height: number;
}

export interface LegendWords {
  facet(facet: string): string;
  number(value: number): string;
  channels(scale: LegendScale): string;
  kinds: string;
}

const [COLUMN, ROW, HEAD, EDGE] = [210, 20, 24, 16];

interface Entry {
  text: string;
  count: string;
  swatch(x: number, y: number): LegendPart[];
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

const path = (
  d: string,
  fill: string,
  stroke: string,
  width = 1,
  dash: readonly number[] = [],
): LegendPart => ({
  as: 'path',
  d,
  fill,
  stroke,
  width,
  dash,
});

type TextPart = Extract<LegendPart, { as: 'text' }>;

const label = (x: number, y: number, text: string, fill: string, size = 12): TextPart => ({
  as: 'text',
  x,
  y,
  text,
  size,
  fill,
  isBold: false,
  isCentred: false,
});

function facetEntry(
  facet: string,
  count: number,
  legend: readonly LegendScale[],
  theme: Theme,
  words: LegendWords,
): Entry {
  const { quiet } = PALETTE[theme];
  const isLine = /^(?:mode|derived|relation):/.test(facet);
  const isOwn = !isRecoloured(facet, legend);
  return {
    text: words.facet(facet),
    count: words.number(count),
    swatch(x, y) {
      if (isLine) {
        const look = edgeLook(facet);
        const colour = isOwn ? look.colour[theme] : quiet;
        return [path(`M${x} ${y}h26`, 'none', colour, look.width, isOwn ? look.dash : [])];
      }
      const { look } = facetLook(facet);
      const colour = isOwn ? look.colour[theme] : quiet;
      const corners = cornersOf(look.shape);
      const points = corners?.map(([cx, cy]) => `${x + 13 + cx * 7} ${y + cy * 7}`);
      if (points !== undefined) return [path(`M${points.join('L')}Z`, colour, colour)];
      if (look.shape === 'ellipse') return [path(circle(x + 13, y, 7), colour, colour)];
      const fill = look.shape === 'rectangle' ? PALETTE[theme].card : colour;
      return [path(`M${x + 3} ${y - 6}h20v12h-20Z`, fill, colour, 1.4)];
    },
  };
}

function scaleEntries({ scale, channels }: LegendScale, theme: Theme, words: LegendWords): Entry[] {
  const { quiet, text } = PALETTE[theme];
  const hasColour = channels.includes('node-colour') || channels.includes('edge-colour');
  const isLine = channels.some((channel) => channel.startsWith('edge-'));
  return scale.steps.map((step) => ({
    text: step.label,
    count: words.number(step.count),
    swatch(x, y) {
      const colour = hasColour ? step.colour[theme] : quiet;
      if (isLine) {
        const width = channels.includes('edge-width') ? step.width : 2;
        return [
          path(`M${x} ${y}h26`, 'none', colour, width, channels.includes('edge-colour') ? step.dash : []),
        ];
      }
      const radius = channels.includes('node-size') ? 4.5 * step.factor : 8;
      const disc = path(circle(x + 13, y, radius), hasColour ? colour : 'none', quiet);
      const hasMark = hasColour || channels.includes('node-badge') || channels.includes('node-icon');
      if (!hasMark) return [disc];
      const ink = hasColour && radius > 6 ? inkOn(colour) : text;
      return [disc, { ...label(x + 13, y + 4, step.code, ink, 11), isBold: true, isCentred: true }];
    },
  }));
}

const countFacets = (elements: readonly { facet: string }[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const { facet } of elements) counts.set(facet, (counts.get(facet) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** The legend of a drawing in columns that fill `width` (px), with as many rows of columns as that takes. */
export function legendPicture(
  drawn: Drawn,
  legend: readonly LegendScale[],
  theme: Theme,
  width: number,
  words: LegendWords,
): LegendPicture {
  const { text, quiet } = PALETTE[theme];
  const facets = [...countFacets(drawn.nodes), ...countFacets(drawn.edges)];
  const blocks = [
    {
      title: words.kinds,
      note: '',
      entries: facets.map(([facet, n]) => facetEntry(facet, n, legend, theme, words)),
    },
    ...legend.map((scale) => ({
      title: scale.title,
      note: words.channels(scale),
      entries: scaleEntries(scale, theme, words),
    })),
  ].filter(({ entries }) => entries.length > 0);
  const parts: LegendPart[] = [];
  const columns = Math.max(1, Math.floor((width - EDGE) / COLUMN));
  let [column, top, tallest] = [0, EDGE, 0];
  for (const { title, note, entries } of blocks) {
    if (column === columns) [column, top, tallest] = [0, top + tallest + EDGE, 0];
    const x = EDGE + column * COLUMN;
    parts.push({ ...label(x, top + 12, cutLabel(title, COLUMN - 20, 12), text), isBold: true });
    if (note !== '') parts.push(label(x, top + 27, cutLabel(note, COLUMN - 20, 11), quiet, 11));
    const start = top + HEAD + (note === '' ? 0 : 14);
    for (const [at, entry] of entries.entries()) {
      const y = start + at * ROW + ROW / 2;
      parts.push(
        ...entry.swatch(x, y),
        label(x + 34, y + 4, cutLabel(`${entry.text}  ${entry.count}`, COLUMN - 48, 12), text),
      );
    }
    tallest = Math.max(tallest, start - top + entries.length * ROW);
    column += 1;
  }
  return { parts, height: top + tallest + EDGE };
}

/** The legend as SVG, to stand in a group of its own. */
export const legendSvg = ({ parts }: LegendPicture): string =>
  parts
    .map((part) =>
      part.as === 'path'
        ? `<path d="${part.d}" fill="${part.fill}" stroke="${part.stroke}" stroke-width="${part.width}"${part.dash.length === 0 ? '' : ` stroke-dasharray="${part.dash.join(' ')}"`}/>`
        : `<text x="${part.x}" y="${part.y}" font-size="${part.size}"${part.isBold ? ' font-weight="700"' : ''} text-anchor="${part.isCentred ? 'middle' : 'start'}" fill="${part.fill}">${escapeMarkup(part.text)}</text>`,
    )
    .join('');

/** Draws the legend where the context's origin is. */
export function paintLegend(
  context: CanvasRenderingContext2D,
  { parts }: LegendPicture,
  fonts: string,
): void {
  for (const part of parts) {
    if (part.as === 'text') {
      context.font = `${part.isBold ? 'bold ' : ''}${part.size}px ${fonts}`;
      context.textAlign = part.isCentred ? 'center' : 'left';
      context.fillStyle = part.fill;
      context.fillText(part.text, part.x, part.y);
      continue;
    }
    const outline = new Path2D(part.d);
    if (part.fill !== 'none') {
      context.fillStyle = part.fill;
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, no array
      context.fill(outline);
    }
    context.strokeStyle = part.stroke;
    context.lineWidth = part.width;
    context.setLineDash([...part.dash]);
    context.stroke(outline);
  }
}
