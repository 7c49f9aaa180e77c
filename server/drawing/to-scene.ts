// The part of a case that is pictured, laid out from source to retailer, as a scene with its legend and its “n of N”.
import type { GraphNode } from '#contract/graph.ts';
import { entityOf } from '#contract/model/registry.ts';
import type { Language } from '#contract/text.ts';
import { controlPoints, isCurved, type Point } from './curve.ts';
import { edgeLook } from './edge-looks.ts';
import { edgeFacet, nodeFacet } from './facets.ts';
import { foldTiers, type Block } from './fold-tiers.ts';
import { holdersOf } from './holders.ts';
import type { Part } from './picture.ts';
import {
  course,
  ellipse,
  fitLines,
  polygon,
  rectangle,
  widthOf,
  type Label,
  type Scene,
  type Stroke,
} from './scene.ts';
import { cornersOf } from './shapes.ts';
import { tiersOf } from './tiers.ts';
import { facetWord, numberWord } from './words.ts';

const INK = '#1f2933';
const QUIET = '#52606d';
const PAPER = '#ffffff';

/** Sizes on the paper, in its own units. */
const TOKEN = 36;
const CARD = { width: 128, height: 22, gap: 6 } as const;
const CAPTION = { width: 132, size: 12, line: 15 } as const;
const MARGIN = 28;
const LEGEND = { line: 20, swatch: 30, size: 11.5, gap: 22 } as const;

interface Box {
  node: GraphNode;
  /** Middle of its shape. */
  x: number;
  y: number;
  width: number;
  height: number;
  isCard: boolean;
  lines: string[];
}

interface Line {
  source: string;
  target: string;
  facet: string;
  label: string;
}

/** Transfers as one line each, a derivation from the source to its copy, the rest as it is. */
function linesOf({ nodes, edges }: Part, language: Language): Line[] {
  const ends = new Map<string, { from?: string; to?: string }>();
  for (const { type, source, target } of edges) {
    if (type === 'SENT') ends.set(target, { ...ends.get(target), from: source });
    if (type === 'RECEIVED') ends.set(target, { ...ends.get(target), to: source });
  }
  const transfers = nodes.flatMap((node): Line[] => {
    const { from, to } = ends.get(node.id) ?? {};
    if (node.type !== 'Transfer' || from === undefined || to === undefined) return [];
    const facet = nodeFacet(node);
    const price = node.props['price_per_record'];
    const label = `${facetWord(facet, language)}${typeof price === 'number' ? ` ¥${price}` : ''}`;
    return [{ source: from, target: to, facet, label }];
  });
  const others = edges.flatMap((edge): Line[] => {
    const facet = edgeFacet(edge);
    if (edge.type === 'DERIVED_FROM') return [{ source: edge.target, target: edge.source, facet, label: '' }];
    const isDrawn = edge.type === 'USES' || edge.type === 'HOLDS' || edge.type === 'COOPERATES_WITH';
    return isDrawn ? [{ source: edge.source, target: edge.target, facet, label: '' }] : [];
  });
  return [...transfers, ...others];
}

/** A list is known by its id, which stands in the tables, and by its rows. */
const cardText = (node: GraphNode, language: Language): string => {
  const rows = node.props['rows'];
  if (node.type !== 'List' || typeof rows !== 'number') return node.caption;
  return `${node.id} · ${numberWord(rows)}${language === 'zh' ? ' 行' : ' rows'}`;
};

/** Boxes with their places; things that stand under another one are cards below it. */
function placed(part: Part, language: Language): Map<string, Box> {
  const holders = holdersOf(part.edges);
  const tiers = tiersOf(part.nodes, part.edges);
  const things = part.nodes.filter(({ type }) => type !== 'Transfer');
  const known = new Set(things.map(({ id }) => id));
  const held = new Map<string, GraphNode[]>();
  const heads: GraphNode[] = [];
  for (const node of things) {
    const holder = holders.get(node.id);
    // Who stands under another does not have others below itself: chains end after one step.
    if (holder === undefined || !known.has(holder) || holders.has(holder)) heads.push(node);
    else held.set(holder, [...(held.get(holder) ?? []), node]);
  }
  const boxes = new Map<string, Box>();
  const headBlocks = heads.map((node): Block => {
    const isCard = entityOf(node.type).look.shape === 'rectangle';
    const lines = isCard ? [] : fitLines(node.caption, CAPTION.width, CAPTION.size, 2);
    const own = isCard ? CARD.height : TOKEN + 4 + lines.length * CAPTION.line;
    const below = held.get(node.id) ?? [];
    const height = own + below.length * (CARD.height + CARD.gap);
    const top = -height / 2;
    boxes.set(node.id, {
      node,
      x: 0,
      y: top + (isCard ? CARD.height : TOKEN) / 2,
      width: isCard ? CARD.width : TOKEN,
      height: isCard ? CARD.height : TOKEN,
      isCard,
      lines: isCard ? fitLines(cardText(node, language), CARD.width - 12, 11, 1) : lines,
    });
    below.forEach((card, at) =>
      boxes.set(card.id, {
        node: card,
        x: 0,
        y: top + own + CARD.gap + at * (CARD.height + CARD.gap) + CARD.height / 2,
        width: CARD.width,
        height: CARD.height,
        isCard: true,
        lines: fitLines(cardText(card, language), CARD.width - 12, 11, 1),
      }),
    );
    return {
      id: node.id,
      tier: tiers.get(node.id) ?? 0,
      width: CAPTION.width,
      height,
      members: [node, ...below].map(({ id }) => ({ id, x: 0, y: 0 })),
    };
  });
  const blockOf = new Map(headBlocks.flatMap(({ id, members }) => members.map((member) => [member.id, id])));
  const links = new Map<string, [string, string]>();
  for (const { source, target } of linesOf(part, language)) {
    const [from, to] = [blockOf.get(source), blockOf.get(target)];
    if (from !== undefined && to !== undefined && from !== to) links.set(`${from}\n${to}`, [from, to]);
  }
  const middles = foldTiers({ blocks: headBlocks, links: [...links.values()] });
  for (const { id, members } of headBlocks) {
    const [x, y] = middles.get(id) ?? [0, 0];
    for (const member of members) {
      const box = boxes.get(member.id);
      if (box !== undefined) boxes.set(member.id, { ...box, x: box.x + x, y: box.y + y });
    }
  }
  return boxes;
}

function shapeOf(facet: string, x: number, y: number, width: number, height: number): Stroke {
  const [type = '', value] = facet.split(':');
  const entity = entityOf(type as GraphNode['type']);
  const look = entity.kinds.find((kind) => kind.value === value)?.look ?? entity.look;
  const corners = cornersOf(look.shape);
  const [left, top] = [x - width / 2, y - height / 2];
  const d =
    look.shape === 'ellipse'
      ? ellipse(x, y, width / 2, height / 2)
      : corners === undefined
        ? rectangle(left, top, width, height, look.shape === 'round-rectangle' ? 6 : 3)
        : polygon(corners.map(([cx, cy]) => [x + (cx * width) / 2, y + (cy * height) / 2] as const));
  return { d, fill: look.colour.light };
}

/** Where a line that comes from `from` meets the edge of a box. */
function meet(box: Box, from: Point): Point {
  const [dx, dy] = [from.x - box.x, from.y - box.y];
  const share = Math.max(Math.abs(dx) / (box.width / 2 || 1), Math.abs(dy) / (box.height / 2 || 1), 1);
  return { x: box.x + dx / share, y: box.y + dy / share };
}

function arrow(tip: Point, from: Point, look: ReturnType<typeof edgeLook>): Stroke {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const at = (back: number, side: number): readonly [number, number] => [
    tip.x - ux * back - uy * side,
    tip.y - uy * back + ux * side,
  ];
  const points = [at(0, 0), at(9, 4), ...(look.arrow === 'vee' ? [at(6.5, 0)] : []), at(9, -4)];
  const colour = look.colour.light;
  return { d: polygon(points), fill: look.isHollow === true ? PAPER : colour, stroke: colour, width: 1 };
}

function lineParts(
  line: Line,
  boxes: ReadonlyMap<string, Box>,
  lane: number,
): { strokes: Stroke[]; labels: Label[] } {
  const [source, target] = [boxes.get(line.source), boxes.get(line.target)];
  if (source === undefined || target === undefined) return { strokes: [], labels: [] };
  const look = edgeLook(line.facet);
  const through = isCurved(line.facet) ? controlPoints(source, target, lane) : undefined;
  const from = meet(source, through?.[0] ?? target);
  const to = meet(target, through?.[1] ?? source);
  const stroke: Stroke = {
    d: course(from, to, through),
    stroke: look.colour.light,
    width: look.width,
    dash: look.dash,
  };
  const [a, b] = through ?? [from, to];
  const label: Label = {
    text: line.label,
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2 + 3.5,
    size: 10,
    fill: look.colour.light,
    anchor: 'middle',
    hasRim: true,
  };
  return {
    strokes: look.arrow === 'none' ? [stroke] : [stroke, arrow(to, through?.[1] ?? from, look)],
    labels: line.label === '' ? [] : [label],
  };
}

function boxParts(
  { node, x, y, width, height, isCard, lines }: Box,
  language: Language,
): { strokes: Stroke[]; labels: Label[] } {
  const facet = nodeFacet(node);
  const shape = shapeOf(facet, x, y, width, height);
  if (isCard) {
    const { fill: stroke = INK } = shape;
    return {
      strokes: [
        { d: rectangle(x - width / 2, y - height / 2, width, height, 3), fill: PAPER, stroke, width: 1.3 },
      ],
      labels: lines.map((text) => ({ text, x, y: y + 4, size: 11, fill: INK, anchor: 'middle' as const })),
    };
  }
  // The first letter of the kind: the picture is read in black and white too.
  const mark = [...facetWord(facet, language)][0] ?? '';
  return {
    strokes: [shape],
    labels: [
      { text: mark, x, y: y + 5.5, size: 15, fill: PAPER, anchor: 'middle', isBold: true },
      ...lines.map((text, at): Label => ({
        text,
        x,
        y: y + height / 2 + 4 + (at + 0.8) * CAPTION.line,
        size: CAPTION.size,
        fill: INK,
        anchor: 'middle',
        hasRim: true,
      })),
    ],
  };
}

/** The legend of what is drawn, in rows of a width, from a height on; and how high it is. */
function legend(
  facets: { nodes: readonly string[]; lines: readonly string[] },
  width: number,
  top: number,
  language: Language,
): { strokes: Stroke[]; labels: Label[]; height: number } {
  const strokes: Stroke[] = [];
  const labels: Label[] = [];
  let [x, y] = [MARGIN, top];
  const entry = (facet: string, draw: (x: number, y: number) => Stroke[]): void => {
    const text = facetWord(facet, language);
    const room = LEGEND.swatch + widthOf(text, LEGEND.size) + LEGEND.gap;
    if (x > MARGIN && x + room > width - MARGIN) [x, y] = [MARGIN, y + LEGEND.line];
    strokes.push(...draw(x, y));
    labels.push({ text, x: x + LEGEND.swatch, y: y + 4, size: LEGEND.size, fill: QUIET, anchor: 'start' });
    x += room;
  };
  for (const facet of facets.nodes) {
    entry(facet, (left, middle) => [
      shapeOf(facet, left + 14, middle, facet === 'List' ? 22 : 15, facet === 'List' ? 10 : 15),
    ]);
  }
  for (const facet of facets.lines) {
    const look = edgeLook(facet);
    entry(facet, (left, middle) => {
      const [from, to] = [
        { x: left, y: middle },
        { x: left + 25, y: middle },
      ];
      const line: Stroke = {
        d: course(from, to, undefined),
        stroke: look.colour.light,
        width: look.width,
        dash: look.dash,
      };
      return look.arrow === 'none' ? [line] : [line, arrow(to, from, look)];
    });
  }
  return { strokes, labels, height: y - top + LEGEND.line };
}

const inOrder = (facets: Iterable<string>): string[] => [...new Set(facets)].sort();

/** Draws a part of a case. `note` is the line below it that says “n of N” and what is left out. */
export function toScene(
  part: Part,
  { title, note, language }: { title: string; note: string; language: Language },
): Scene {
  const boxes = placed(part, language);
  const lines = linesOf(part, language).filter(
    // A card that stands under its holder needs no line to it.
    ({ source, target, facet }) =>
      !(
        (facet === 'relation:HOLDS' || facet === 'relation:USES') &&
        boxes.get(source)?.x === boxes.get(target)?.x
      ),
  );
  const all = [...boxes.values()];
  const left = Math.min(0, ...all.map(({ x }) => x)) - CAPTION.width / 2 - MARGIN - 10;
  const top = Math.min(0, ...all.map(({ y }) => y)) - TOKEN / 2 - MARGIN;
  for (const [id, box] of boxes) boxes.set(id, { ...box, x: box.x - left, y: box.y - top });
  const moved = [...boxes.values()];
  const right = Math.max(420, ...moved.map(({ x }) => x + CAPTION.width / 2 + MARGIN + 60));
  const bottom =
    Math.max(
      0,
      ...moved.map(
        ({ y, height, lines: text, isCard }) => y + height / 2 + (isCard ? 0 : text.length * CAPTION.line),
      ),
    ) + MARGIN;
  const lanes = new Map<string, number>();
  const drawn = lines.map((line) => {
    const pair = [line.source, line.target].sort().join('\n');
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    return lineParts(line, boxes, lane);
  });
  const standing = moved.map((box) => boxParts(box, language));
  const key = legend(
    {
      nodes: inOrder(moved.map(({ node }) => nodeFacet(node))),
      lines: inOrder(lines.map(({ facet }) => facet)),
    },
    right,
    bottom + 10,
    language,
  );
  const said = fitLines(`${title} · ${note}`, right - 2 * MARGIN, 11.5, 6);
  const saidTop = bottom + 16 + key.height;
  const height = saidTop + said.length * 16 + 14;
  return {
    width: Math.ceil(right),
    height: Math.ceil(height),
    title,
    note,
    paper: PAPER,
    strokes: [...drawn, ...standing].flatMap(({ strokes }) => strokes).concat(key.strokes),
    labels: [
      ...[...drawn, ...standing].flatMap(({ labels }) => labels),
      ...key.labels,
      ...said.map((text, at): Label => ({
        text,
        x: MARGIN,
        y: saidTop + 12 + at * 16,
        size: 11.5,
        fill: QUIET,
        anchor: 'start',
      })),
    ],
  };
}
