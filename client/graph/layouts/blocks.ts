// Blocks: a holder with its lists and idle handles below it, which every layout moves as one.
import type { Drawn, DrawnNode } from '../drawn.ts';
import { outline, sizeOf } from '../node-looks.ts';
import type { Block, BlockGraph } from '#drawing/fold-tiers.ts';
import type { Places } from './layout.ts';

const CARD_GAP = 7;
const BELOW_HOLDER = 8;
const COLUMN_GAP = 20;
const ROW_GAP = 12;
/** Room of a frame around its members (px). */
const FRAME = 26;

function blockOf(head: DrawnNode, cards: readonly DrawnNode[]): Block {
  const room = outline(head.type);
  const size = sizeOf(head.type);
  const stack = cards.map((card) => ({
    id: card.id,
    middle: sizeOf(card.type).height / 2,
    ...outline(card.type),
  }));
  const stackHeight = stack.reduce((sum, card) => sum + card.height + CARD_GAP, 0);
  const width = Math.max(room.width, ...stack.map((card) => card.width));
  const height = room.height + (stack.length === 0 ? 0 : BELOW_HOLDER + stackHeight);
  const members = [{ id: head.id, x: 0, y: -height / 2 + size.height / 2 }];
  let top = -height / 2 + room.height + BELOW_HOLDER;
  for (const card of stack) {
    members.push({ id: card.id, x: 0, y: top + card.middle });
    top += card.height + CARD_GAP;
  }
  return { id: head.id, tier: head.tier, width, height, members };
}

/** An open group: the blocks of its members in rows, as one block. */
function groupBlock(id: string, inside: readonly Block[]): Block {
  const cell = {
    width: Math.max(...inside.map(({ width }) => width)) + COLUMN_GAP,
    height: Math.max(...inside.map(({ height }) => height)) + ROW_GAP,
  };
  const columns = Math.max(1, Math.round(Math.sqrt((inside.length * cell.height * 1.4) / cell.width)));
  const rows = Math.ceil(inside.length / columns);
  const [width, height] = [Math.min(columns, inside.length) * cell.width, rows * cell.height];
  const members = inside.flatMap((block, at) => {
    const x = ((at % columns) + 0.5) * cell.width - width / 2;
    const y = (Math.floor(at / columns) + 0.5) * cell.height - height / 2;
    return block.members.map((member) => ({ id: member.id, x: x + member.x, y: y + member.y }));
  });
  const tier = inside[0]?.tier ?? 0;
  return { id, tier, width: width + 2 * FRAME, height: height + 2 * FRAME, members };
}

/** Blocks of one open group become one. */
function joinGroups(blocks: readonly Block[], known: ReadonlyMap<string, DrawnNode>): Block[] {
  const groups = new Map<string, Block[]>();
  const alone: Block[] = [];
  for (const block of blocks) {
    const parent = known.get(block.id)?.parent;
    if (parent === undefined) alone.push(block);
    else groups.set(parent, [...(groups.get(parent) ?? []), block]);
  }
  return [...alone, ...[...groups].map(([id, inside]) => groupBlock(id, inside))];
}

/** Relations that say nothing of the flow and therefore do not pull blocks into an order. */
const IDLE = new Set(['relation:COOPERATES_WITH', 'relation:LIVES_IN', 'relation:ABOUT']);

/** Groups what is drawn into blocks, and its edges into links between them. */
export function toBlocks(drawn: Drawn): BlockGraph {
  const known = new Map(drawn.nodes.map((node) => [node.id, node]));
  const isHeld = (node: DrawnNode): boolean => node.holder !== undefined && known.has(node.holder);
  const cards = new Map<string, DrawnNode[]>();
  for (const node of drawn.nodes) {
    if (!isHeld(node) || node.holder === undefined) continue;
    const held = cards.get(node.holder);
    if (held === undefined) cards.set(node.holder, [node]);
    else held.push(node);
  }
  // Lists first, then handles, each by id.
  const rank = (node: DrawnNode): string => `${sizeOf(node.type).isCard ? 0 : 1}${node.id}`;
  const byId = (a: DrawnNode, b: DrawnNode): number => (rank(a) < rank(b) ? -1 : 1);
  const heads = drawn.nodes.filter((node) => !isHeld(node) && node.isFrame !== true);
  const single = heads.map((head) => blockOf(head, (cards.get(head.id) ?? []).sort(byId)));
  const blocks = joinGroups(single, known);
  const blockOfNode = new Map(
    blocks.flatMap((block) => block.members.map(({ id }) => [id, block.id] as const)),
  );
  const links = new Map<string, [string, string]>();
  for (const edge of drawn.edges) {
    const from = blockOfNode.get(edge.source);
    const to = blockOfNode.get(edge.target);
    if (from === undefined || to === undefined || from === to || IDLE.has(edge.facet)) continue;
    links.set(JSON.stringify([from, to]), [from, to]);
  }
  return { blocks, links: [...links.values()] };
}

/** Places of all nodes from the middles of their blocks. */
export function placeMembers(
  blocks: readonly Block[],
  middles: ReadonlyMap<string, readonly [number, number]>,
): Places {
  const places: Places = new Map();
  for (const block of blocks) {
    const [x, y] = middles.get(block.id) ?? [0, 0];
    for (const member of block.members)
      places.set(member.id, [Math.round(x + member.x), Math.round(y + member.y)]);
  }
  return places;
}
