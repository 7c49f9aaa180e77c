// Tier-fold, pure: one column group per tier, ordered by barycentres, tall tiers folded into sub-columns.

export interface Block {
  id: string;
  tier: number;
  width: number;
  height: number;
  /** Where its nodes stand, from the middle of the block. */
  members: { id: string; x: number; y: number }[];
}

export interface BlockGraph {
  blocks: Block[];
  /** Pairs of block ids in the direction of the flow, each once; loops left out. */
  links: [string, string][];
}

const SWEEPS = 12;
const ROW_GAP = 16;
const COLUMN_GAP = 34;
const TIER_GAP = 130;
/** Width to height at which a drawing fills a screen. */
const ASPECT = 1.7;

type Middles = Map<string, [number, number]>;

function neighboursOf({ blocks, links }: BlockGraph): Map<string, string[]> {
  const around = new Map<string, string[]>(blocks.map((block) => [block.id, []]));
  for (const [from, to] of links) {
    around.get(from)?.push(to);
    around.get(to)?.push(from);
  }
  return around;
}

/** Orders every tier by the mean rank of its neighbours, going to and fro; ranks are 0–1 within a tier. */
function orderTiers(tiers: string[][], around: ReadonlyMap<string, readonly string[]>): void {
  const rank = new Map<string, number>();
  const number = (tier: readonly string[]): void => {
    for (const [at, id] of tier.entries()) rank.set(id, (at + 0.5) / tier.length);
  };
  for (const tier of tiers) number(tier);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 === 0 ? tiers : tiers.toReversed();
    for (const tier of order) {
      const mean = new Map(
        tier.map((id) => {
          const ranks = (around.get(id) ?? []).map((other) => rank.get(other) ?? 0.5);
          return [
            id,
            ranks.length === 0 ? (rank.get(id) ?? 0.5) : ranks.reduce((a, b) => a + b, 0) / ranks.length,
          ];
        }),
      );
      tier.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0) || (a < b ? -1 : 1));
      number(tier);
    }
  }
}

/**
 * Middles of all blocks: tiers from left to right, each as high as the whole drawing should be and as wide as it must.
 * Deterministic; a block without links keeps its place by id.
 */
export function foldTiers(graph: BlockGraph): Middles {
  const byId = new Map(graph.blocks.map((block) => [block.id, block]));
  const groups = new Map<number, string[]>();
  for (const { id, tier } of [...graph.blocks].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = groups.get(tier);
    if (group === undefined) groups.set(tier, [id]);
    else group.push(id);
  }
  const tiers = [...groups].sort(([a], [b]) => a - b).map(([, ids]) => ids);
  orderTiers(tiers, neighboursOf(graph));

  const area = graph.blocks.reduce(
    (sum, { width, height }) => sum + (width + COLUMN_GAP) * (height + ROW_GAP),
    0,
  );
  const tallest = Math.max(0, ...graph.blocks.map(({ height }) => height));
  // The gaps between the tiers take width too, so the first guess is too low: higher ones until it fills a screen.
  let folded = foldAt(tiers, byId, Math.max(tallest, Math.sqrt(area / ASPECT)));
  for (let tries = 0; tries < 20 && folded.width > folded.height * ASPECT; tries++) {
    const higher = foldAt(tiers, byId, folded.limit * 1.12);
    if (higher.width / higher.height < ASPECT * 0.6) break;
    folded = higher;
  }
  return folded.middles;
}

interface Folded {
  middles: Middles;
  width: number;
  height: number;
  /** Height that was asked for. */
  limit: number;
}

/** Stands the ordered tiers side by side, each in as many sub-columns as keep it within a height. */
function foldAt(
  tiers: readonly (readonly string[])[],
  byId: ReadonlyMap<string, Block>,
  limit: number,
): Folded {
  const middles: Middles = new Map();
  let [left, highest] = [0, 0];
  for (const tier of tiers) {
    const total = tier.reduce((sum, id) => sum + (byId.get(id)?.height ?? 0) + ROW_GAP, 0);
    const columns = Math.max(1, Math.ceil(total / limit));
    const share = total / columns;
    let column: string[] = [];
    let filled = 0;
    const close = (): void => {
      if (column.length === 0) return;
      highest = Math.max(highest, filled);
      const width = Math.max(...column.map((id) => byId.get(id)?.width ?? 0));
      let top = -filled / 2;
      for (const id of column) {
        const own = byId.get(id)?.height ?? 0;
        middles.set(id, [left + width / 2, top + own / 2]);
        top += own + ROW_GAP;
      }
      left += width + COLUMN_GAP;
      column = [];
      filled = 0;
    };
    for (const id of tier) {
      const own = (byId.get(id)?.height ?? 0) + ROW_GAP;
      if (column.length > 0 && filled + own / 2 > share) close();
      column.push(id);
      filled += own;
    }
    close();
    left += TIER_GAP - COLUMN_GAP;
  }
  return { middles, width: left, height: highest, limit };
}
