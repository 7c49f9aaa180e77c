// Cytoscape's stylesheet, derived from the contract's looks, kinds and relations.
import type { NodeSingular, StylesheetJson } from 'cytoscape';
import { facetGroups } from '#drawing/facets.ts';
import { edgeLook } from '#drawing/edge-looks.ts';
import type { DrawnNode } from './drawn.ts';
import { classOf } from './elements.ts';
import { facetLook, LABEL } from './node-looks.ts';
import { groupStyles, pin, pinned, pinnedBadge } from './group-looks.ts';
import { FONTS, PALETTE, type Theme } from './palette.ts';
import { badgeImage, markImage } from './style/marks.ts';
import { dashName, DASHES, inkOn } from './style/palettes.ts';

/**
 * How many edges are drawn decides how richly: everything labelled up to the first number, curves to the second, hearing the pointer to
 * the third, arrows to the fourth.
 */
const LEVELS = [200, 1500, 4000, 8000];

/** How plainly so many edges are drawn, from 0; another level is another stylesheet. */
export const levelOf = (edges: number): number => LEVELS.filter((most) => edges > most).length;
/** Whether lines of a level are curves, which follow their ends by `bend`. */
export const isCurved = (level: number): boolean => level <= 1;

/** How large captions are (px at zoom 1). */
export const CAPTION = { node: 14, card: 12.5, edge: 11 } as const;

/** How large captions have to be on the page to be drawn (px): of many, only those that can be read. */
const captionsFrom = (level: number): { node: number; edge: number } =>
  level === 0 ? { node: 5, edge: 6 } : { node: 7.5, edge: 11.5 };

/**
 * Whether the canvas draws captions of that size. Cytoscape asks it of the next power of two, for it keeps what it drew at those.
 *
 * @param scale zoom times the pixels of the canvas for one of the page
 */
export const isCaptionDrawn = (font: number, scale: number, edges: number): boolean =>
  font * 2 ** Math.ceil(Math.log2(scale)) >= captionsFrom(levelOf(edges)).node;

/** The pictures of nodes without rules of a style. */
export function picturesOf(
  nodes: readonly DrawnNode[],
  theme: Theme,
  image: (icon: string, colour: string) => string,
): Set<string> {
  const { onColour } = PALETTE[theme];
  const looks = new Map(nodes.map((node) => [`${classOf(node)} ${node.facet}`, node]));
  return new Set(
    [...looks.values()].map((node) => {
      const { look } = facetLook(node.facet);
      return image(look.icon, classOf(node) === 'card' ? look.colour[theme] : onColour);
    }),
  );
}

const selectorOf = (element: 'node' | 'edge', facet: string): string => `${element}[facet = "${facet}"]`;

function nodeStyles(theme: Theme, image: (icon: string, colour: string) => string): StylesheetJson {
  const colours = PALETTE[theme];
  const facets = [...facetGroups().nodes, 'Case', 'Transfer'];
  return facets.flatMap((facet): StylesheetJson => {
    const { look } = facetLook(facet);
    const colour = look.colour[theme];
    const picture = { 'background-image': image(look.icon, colours.onColour) };
    return [
      {
        selector: selectorOf('node', facet),
        style: { 'background-color': colour, shape: look.shape, ...picture },
      },
      {
        selector: `${selectorOf('node', facet)}.pinned`,
        style: pinned(theme, picture['background-image'], false),
      },
      {
        selector: `${selectorOf('node', facet)}.card`,
        style: {
          'background-color': colours.card,
          'border-color': colour,
          'background-image': image(look.icon, colour),
        },
      },
      {
        selector: `${selectorOf('node', facet)}.card.pinned`,
        style: pinned(theme, image(look.icon, colour), true),
      },
    ] as StylesheetJson;
  });
}

function edgeStyles(theme: Theme): StylesheetJson {
  const { transfers, relations } = facetGroups();
  return [...transfers, ...relations].map((facet) => {
    const look = edgeLook(facet);
    const colour = look.colour[theme];
    return {
      selector: selectorOf('edge', facet),
      style: {
        width: look.width,
        'line-color': colour,
        'target-arrow-color': colour,
        'target-arrow-shape': look.arrow,
        'target-arrow-fill': look.isHollow === true ? 'hollow' : 'filled',
        color: colour,
        ...(look.dash.length === 0
          ? { 'line-style': 'solid' as const }
          : { 'line-style': 'dashed' as const, 'line-dash-pattern': [...look.dash] }),
        ...(facet.startsWith('mode:') || facet.startsWith('derived:') ? { 'z-index': 3 } : { opacity: 0.7 }),
      },
    };
  });
}

function baseStyles(theme: Theme, edges: number): StylesheetJson {
  const colours = PALETTE[theme];
  const level = levelOf(edges);
  const from = captionsFrom(level);
  const course = isCurved(level)
    ? {
        'curve-style': 'unbundled-bezier' as const,
        'edge-distances': 'node-position' as const,
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
      }
    : {
        'curve-style': level < LEVELS.length ? ('straight' as const) : ('haystack' as const),
        events: level > 2 ? ('no' as const) : ('yes' as const),
      };
  return [
    {
      selector: 'node',
      style: {
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        color: colours.text,
        'font-family': FONTS,
        'font-size': CAPTION.node,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-wrap': 'ellipsis',
        'text-max-width': `${LABEL.width}px`,
        'text-background-color': colours.canvas,
        'text-background-opacity': 0.86,
        'text-background-padding': '2px',
        'min-zoomed-font-size': from.node,
        'background-width': '58%',
        'background-height': '58%',
        'border-width': 0,
        'z-index': 10,
      },
    },
    { selector: 'node[width < 20]', style: { 'font-size': 10, 'text-max-width': '52px' } },
    {
      selector: 'node.card',
      style: {
        'font-size': CAPTION.card,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-margin-x': 9,
        'text-max-width': '106px',
        'text-background-opacity': 0,
        'border-width': 1.3,
        'background-width': '14px',
        'background-height': '14px',
        'background-position-x': '6px',
      },
    },
    {
      selector: 'node.crowd',
      style: {
        'border-width': 3,
        'border-style': 'double',
        'border-color': colours.canvas,
        'font-size': 12,
        'text-max-width': '240px',
      },
    },
    {
      selector: 'edge',
      style: {
        ...course,
        'arrow-scale': 1.05,
        'z-index': 1,
      },
    },
    {
      selector: 'edge[?label]',
      style: {
        label: 'data(label)',
        'font-family': FONTS,
        'font-size': CAPTION.edge,
        'text-background-color': colours.canvas,
        'text-background-opacity': 0.92,
        'text-background-padding': '2px',
        'min-zoomed-font-size': from.edge,
        // The types leave out that a margin may come from the data.
        'text-margin-x': 'data(shift)' as unknown as number,
      },
    },
  ];
}

/** Looks by the rules of a style, over those of the kind: see `style/paint.ts`. */
function paintStyles(theme: Theme, image: (icon: string, colour: string) => string): StylesheetJson {
  const colour = theme === 'light' ? 'colourLight' : 'colourDark';
  const { quiet, card, canvas } = PALETTE[theme];
  const fill = (node: NodeSingular): string =>
    String(node.data(colour) || facetLook(String(node.data('facet'))).look.colour[theme]);
  /** The icon or its mark, the badge at the corner, and the pin of what stays where it is. */
  const images = (node: NodeSingular): string[] => {
    const glyph = String(node.data('glyph'));
    const badge = String(node.data('badge'));
    const ink = node.hasClass('card') ? fill(node) : inkOn(fill(node));
    const inner =
      glyph === '' ? image(facetLook(String(node.data('facet'))).look.icon, ink) : markImage(glyph, ink);
    const marks = badge === '' ? [] : [badgeImage(badge, canvas, quiet)];
    return [inner, ...marks, ...(node.hasClass('pinned') ? [pin(theme)] : [])];
  };
  return [
    {
      selector: `node[?${colour}]`,
      style: { 'background-color': fill, 'border-width': 1, 'border-color': quiet },
    },
    {
      selector: `node[?${colour}].card`,
      style: { 'background-color': card, 'border-color': fill, 'border-width': 2.4 },
    },
    { selector: `node[?${colour}], node[?glyph], node[?badge]`, style: { 'background-image': images } },
    {
      selector: 'node[?badge]',
      style: {
        'background-width': ['58%', '17px'],
        'background-height': ['58%', '17px'],
        'background-position-x': ['50%', '100%'],
        'background-position-y': ['50%', '0%'],
        'background-offset-x': ['0px', '6px'],
        'background-offset-y': ['0px', '-6px'],
        'background-clip': ['node', 'none'],
        'background-image-containment': ['inside', 'over'],
        'bounds-expansion': 8,
      },
    },
    {
      selector: 'node[?badge].card',
      style: {
        'background-width': ['14px', '17px'],
        'background-height': ['14px', '17px'],
        'background-position-x': ['6px', '100%'],
      },
    },
    ...pinnedBadge(),
    {
      selector: `edge[?${colour}]`,
      style: {
        'line-color': `data(${colour})`,
        'target-arrow-color': `data(${colour})`,
        color: `data(${colour})`,
        opacity: 1,
      },
    },
    ...DASHES.filter((dash) => dash.length > 0).map((dash) => ({
      selector: `edge[dash = "${dashName(dash)}"]`,
      style: { 'line-style': 'dashed' as const, 'line-dash-pattern': [...dash] },
    })),
    { selector: `edge[dash = "${dashName([])}"]`, style: { 'line-style': 'solid' } },
  ];
}

const stateStyles = (theme: Theme): StylesheetJson => {
  const { accent, text } = PALETTE[theme];
  return [
    { selector: 'node:active, edge:active', style: { 'overlay-opacity': 0.08, 'overlay-color': accent } },
    {
      selector: 'node.hover',
      style: { 'underlay-color': accent, 'underlay-opacity': 0.14, 'underlay-padding': 5 },
    },
    {
      selector: 'edge.hover',
      style: { 'underlay-color': accent, 'underlay-opacity': 0.18, 'underlay-padding': 4 },
    },
    {
      selector: 'node:selected',
      style: {
        'underlay-color': accent,
        'underlay-opacity': 0.26,
        'underlay-padding': 7,
        'border-width': 2.4,
        'border-color': accent,
        'z-index': 20,
      },
    },
    {
      selector: 'edge:selected',
      style: { 'underlay-color': accent, 'underlay-opacity': 0.3, 'underlay-padding': 5, 'z-index': 15 },
    },
    { selector: '.dim', style: { opacity: 0.13, 'text-opacity': 0.35 } },
    { selector: 'edge.lit', style: { opacity: 1, 'z-index': 14, 'arrow-scale': 1.25 } },
    { selector: 'node.lit', style: { 'z-index': 18 } },
    {
      selector: '.walk',
      style: { 'outline-width': 2.5, 'outline-color': text, 'outline-offset': 4, 'outline-opacity': 1 },
    },
  ];
};

/**
 * The stylesheet of a theme.
 *
 * @param edges how many edges will be drawn, which decides their course
 * @param image makes the picture of an icon in a colour
 */
export const stylesheet = (
  theme: Theme,
  edges: number,
  image: (icon: string, colour: string) => string,
): StylesheetJson => [
  ...baseStyles(theme, edges),
  ...nodeStyles(theme, image),
  ...edgeStyles(theme),
  ...groupStyles(theme),
  { selector: 'edge[width]', style: { width: 'data(width)' } },
  ...paintStyles(theme, image),
  ...stateStyles(theme),
];
