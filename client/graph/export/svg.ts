// The view as SVG, with real text: same bytes for the same view. Markup in labels is escaped.
import { entityOf } from '#contract/model/registry.ts';
import type { Look } from '#contract/model/define.ts';
import type { Place } from '../../state/patch.ts';
import { captionShift, controlPoints, isCurved, type Point } from '#drawing/curve.ts';
import type { Drawn, DrawnEdge, DrawnNode } from '../drawn.ts';
import { edgeLook } from '#drawing/edge-looks.ts';
import { drawnSize, facetLook, outline } from '../node-looks.ts';
import { cutLabel, labelWidth } from '../label-width.ts';
import { FONTS, PALETTE, type Theme } from '../palette.ts';
import { cornersOf } from '#drawing/shapes.ts';
import { escapeMarkup } from '#drawing/svg.ts';
import { legendSvg, type LegendPicture } from './legend.ts';
import { inkOn } from '../style/palettes.ts';

export interface SvgOptions {
  theme: Theme;
  title: string;
  /** A line under the drawing, such as “显示 60 / 共 3,120”. */
  note: string;
  iconMarkup(name: string): string;
  /** The legend for a width, which then stands below the drawing. */
  legend?: (width: number) => LegendPicture;
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

function shapeOf(
  shape: Look['shape'],
  x: number,
  y: number,
  width: number,
  height: number,
  paint: string,
): string {
  if (shape === 'ellipse') {
    return `<ellipse cx="${fixed(x)}" cy="${fixed(y)}" rx="${fixed(width / 2)}" ry="${fixed(height / 2)}" ${paint}/>`;
  }
  const corners = cornersOf(shape);
  if (corners !== undefined) {
    const points = corners.map(
      ([cx, cy]) => `${fixed(x + (cx * width) / 2)},${fixed(y + (cy * height) / 2)}`,
    );
    return `<polygon points="${points.join(' ')}" ${paint}/>`;
  }
  const round = shape === 'round-rectangle' ? ' rx="6"' : '';
  const box = `x="${fixed(x - width / 2)}" y="${fixed(y - height / 2)}" width="${fixed(width)}" height="${fixed(height)}"`;
  return `<rect ${box}${round} ${paint}/>`;
}

function nodeMarkup(node: DrawnNode, [x, y]: Place, options: SvgOptions): string {
  const colours = PALETTE[options.theme];
  const look = node.facet.startsWith('mode:') ? entityOf(node.type).look : facetLook(node.facet).look;
  const painted = node.paint?.colour?.[options.theme];
  const colour = painted ?? look.colour[options.theme];
  const size = drawnSize(node);
  const { width, height } = size;
  const mark = (text: string, left: number, top: number, px: number, ink: string): string =>
    `<text x="${fixed(left)}" y="${fixed(top + px * 0.36)}" font-size="${fixed(px)}" font-weight="700" fill="${ink}">${escapeMarkup(text)}</text>`;
  const glyph = node.paint?.glyph;
  const icon = (px: number, left: number, top: number, stroke: string): string =>
    glyph !== undefined
      ? mark(glyph, left + px / 2, top + px / 2, px * 0.8, stroke)
      : `<g transform="translate(${fixed(left)} ${fixed(top)}) scale(${Math.round((px / 24) * 1000) / 1000})" ` +
        `fill="none" stroke="${stroke}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${options.iconMarkup(look.icon)}</g>`;
  const badge = node.paint?.badge;
  const corner =
    badge === undefined
      ? ''
      : `<circle cx="${fixed(x + width / 2)}" cy="${fixed(y - height / 2)}" r="8" fill="${colours.canvas}" stroke="${colours.quiet}"/>` +
        mark(badge, x + width / 2, y - height / 2, 10.5, colours.quiet);
  if (size.isCard) {
    const paint = `fill="${colours.card}" stroke="${colour}" stroke-width="${painted === undefined ? 1.3 : 2.4}"`;
    const text = escapeMarkup(cutLabel(node.label, 104, 11.5));
    return (
      shapeOf(look.shape, x, y, width, height, paint) +
      icon(14, x - width / 2 + 6, y - 7, colour) +
      `<text x="${fixed(x + 9)}" y="${fixed(y + 4)}" font-size="11.5" fill="${colours.text}">${text}</text>` +
      corner
    );
  }
  const px = width * 0.58;
  const text = escapeMarkup(cutLabel(node.label, outline(node.type).width, 13));
  return (
    shapeOf(
      look.shape,
      x,
      y,
      width,
      height,
      `fill="${colour}"${painted === undefined ? '' : ` stroke="${colours.quiet}"`}`,
    ) +
    icon(px, x - px / 2, y - px / 2, painted === undefined ? colours.onColour : inkOn(painted)) +
    corner +
    `<text class="halo" x="${fixed(x)}" y="${fixed(y + height / 2 + 15)}" font-size="13" fill="${colours.text}">${text}</text>`
  );
}

/** Where a line that comes from `from` meets the edge of a node of that size around `at`. */
function meet(at: Point, from: Point, width: number, height: number): Point {
  const [dx, dy] = [from.x - at.x, from.y - at.y];
  const share = Math.max(Math.abs(dx) / (width / 2 || 1), Math.abs(dy) / (height / 2 || 1), 1);
  return { x: at.x + dx / share, y: at.y + dy / share };
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function edgeMarkup(
  edge: DrawnEdge,
  ends: readonly [Point, Point],
  sizes: readonly number[],
  theme: Theme,
): string {
  const look = edgeLook(edge.facet);
  const colour = edge.paint?.colour?.[theme] ?? look.colour[theme];
  const [from, to] = ends;
  const points = isCurved(edge.facet) ? controlPoints(from, to, edge.lane) : undefined;
  const [sw = 0, sh = 0, tw = 0, th = 0] = sizes;
  const start = meet(from, points?.[0] ?? to, sw, sh);
  const end = meet(to, points?.[1] ?? from, tw, th);
  const at = (point: Point): string => `${fixed(point.x)} ${fixed(point.y)}`;
  const centre = points === undefined ? middle(start, end) : middle(points[0], points[1]);
  const course =
    points === undefined
      ? `M${at(start)}L${at(end)}`
      : `M${at(start)}Q${at(points[0])} ${at(centre)}Q${at(points[1])} ${at(end)}`;
  const lengths = edge.paint?.dash ?? look.dash;
  const dash = lengths.length === 0 ? '' : ` stroke-dasharray="${lengths.join(' ')}"`;
  const arrow = look.arrow === 'none' ? '' : ` marker-end="url(#${markerName(edge, theme)})"`;
  const shift = points === undefined ? 0 : captionShift(from, to, labelWidth(edge.label, 10.5));
  const label =
    edge.label === ''
      ? ''
      : `<text class="halo" x="${fixed(centre.x + shift)}" y="${fixed(centre.y + 4)}" font-size="10.5" fill="${colour}">${escapeMarkup(edge.label)}</text>`;
  return `<path d="${course}" fill="none" stroke="${colour}" stroke-width="${edge.width ?? look.width}"${dash}${arrow}/>${label}`;
}

const ARROWS: Record<string, string> = {
  triangle: 'M0 0L10 5L0 10Z',
  vee: 'M0 0L10 5L0 10L3 5Z',
  'triangle-cross': 'M0 0L10 5L0 10ZM-3 0L-1 0L-1 10L-3 10Z',
  'circle-triangle': 'M0 0L10 5L0 10ZM-5 5A2.5 2.5 0 1 0 0 5A2.5 2.5 0 1 0 -5 5Z',
  chevron: 'M0 0L10 5L0 10L2 10L7 5L2 0Z',
};

/** Arrows are drawn once per kind, and once per colour that a rule gives to edges of that kind. */
const markerName = ({ facet, paint }: Pick<DrawnEdge, 'facet' | 'paint'>, theme: Theme): string =>
  `${facet.replace(':', '-')}${paint?.colour?.[theme].replace('#', '-') ?? ''}`;

function markers(edges: readonly DrawnEdge[], theme: Theme): string {
  const named = new Map(edges.map((edge) => [markerName(edge, theme), edge]));
  return [...named]
    .filter(([, { facet }]) => edgeLook(facet).arrow !== 'none')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { facet, paint }]) => {
      const look = edgeLook(facet);
      const colour = paint?.colour?.[theme] ?? look.colour[theme];
      const fill = look.isHollow === true ? PALETTE[theme].canvas : colour;
      return (
        `<marker id="${name}" viewBox="-6 -1 17 12" refX="10" refY="5" markerWidth="15" markerHeight="10" ` +
        `markerUnits="userSpaceOnUse" orient="auto"><path d="${ARROWS[look.arrow] ?? ''}" fill="${fill}" stroke="${colour}"/></marker>`
      );
    })
    .join('');
}

/** Room of a frame around its members, their captions included (px). */
const FRAME = 26;

/** Open groups: a frame around where their members stand. */
function frames(nodes: readonly DrawnNode[], places: ReadonlyMap<string, Place>, theme: Theme): string {
  const { quiet, text } = PALETTE[theme];
  return nodes
    .filter(({ isFrame }) => isFrame === true)
    .map(({ id, label }) => {
      const corners = nodes.flatMap((node): Place[] => {
        const place = node.parent === id ? places.get(node.id) : undefined;
        if (place === undefined) return [];
        const { width, height } = outline(node.type);
        return [
          [place[0] - width / 2, place[1] - height / 2],
          [place[0] + width / 2, place[1] + height / 2],
        ];
      });
      if (corners.length === 0) return '';
      const xs = corners.map(([x]) => x);
      const ys = corners.map(([, y]) => y);
      const [left, top] = [Math.min(...xs) - FRAME, Math.min(...ys) - FRAME];
      const [width, height] = [Math.max(...xs) + FRAME - left, Math.max(...ys) + FRAME - top];
      return (
        `<rect x="${fixed(left)}" y="${fixed(top)}" width="${fixed(width)}" height="${fixed(height)}" rx="6" fill="${quiet}" fill-opacity="0.06" stroke="${quiet}" stroke-dasharray="4 3"/>` +
        `<text class="halo" x="${fixed(left + width / 2)}" y="${fixed(top - 6)}" font-size="13" fill="${text}">${escapeMarkup(label)}</text>`
      );
    })
    .join('');
}

/** The drawing with its nodes at `places`, as one SVG document. */
export function toSvg(drawn: Drawn, places: ReadonlyMap<string, Place>, options: SvgOptions): string {
  const colours = PALETTE[options.theme];
  const nodes = drawn.nodes.flatMap((node) => {
    const place = places.get(node.id);
    return place === undefined || node.isFrame === true ? [] : [{ node, place }];
  });
  const known = new Map(
    nodes.map(({ node, place }) => [node.id, { node, at: { x: place[0], y: place[1] } }]),
  );
  const edges = drawn.edges.flatMap((edge) => {
    const [source, target] = [known.get(edge.source), known.get(edge.target)];
    if (source === undefined || target === undefined) return [];
    const [a, b] = [drawnSize(source.node), drawnSize(target.node)];
    return edgeMarkup(edge, [source.at, target.at], [a.width, a.height, b.width, b.height], options.theme);
  });
  const xs = nodes.map(({ place }) => place[0]);
  const ys = nodes.map(({ place }) => place[1]);
  const [left, top] = [Math.min(0, ...xs) - 110, Math.min(0, ...ys) - 60];
  const [width, drawing] = [Math.max(0, ...xs) + 180 - left, Math.max(0, ...ys) + 90 - top];
  const legend = options.legend?.(width);
  const height = drawing + (legend?.height ?? 0);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${fixed(left)} ${fixed(top)} ${fixed(width)} ${fixed(height)}" ` +
    `width="${fixed(width)}" height="${fixed(height)}" font-family="${escapeMarkup(FONTS)}" text-anchor="middle">` +
    `<title>${escapeMarkup(options.title)}</title>` +
    `<style>.halo{paint-order:stroke;stroke:${colours.canvas};stroke-width:3px;stroke-linejoin:round}</style>` +
    `<defs>${markers(drawn.edges, options.theme)}</defs>` +
    `<rect x="${fixed(left)}" y="${fixed(top)}" width="${fixed(width)}" height="${fixed(height)}" fill="${colours.canvas}"/>` +
    `<g>${frames(drawn.nodes, places, options.theme)}</g><g>${edges.join('')}</g><g>${nodes.map(({ node, place }) => nodeMarkup(node, place, options)).join('')}</g>` +
    (legend === undefined
      ? ''
      : `<g class="legend" transform="translate(${fixed(left)} ${fixed(top + drawing - 40)})">${legendSvg(legend)}</g>`) +
    `<text x="${fixed(left + 16)}" y="${fixed(top + height - 16)}" text-anchor="start" font-size="12" fill="${colours.quiet}">` +
    `${escapeMarkup(`${options.title} · ${options.note}`)}</text></svg>\n`
  );
}
