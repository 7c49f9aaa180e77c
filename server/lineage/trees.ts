// Boosted trees as data: the margin (log-odds) of a row, and its exact split among the features by TreeSHAP.

/** Trees one after the other, as in model.json: `leaves[t]` of tree t, whose nodes and leaves follow those of the trees before it. */
export interface ForestData {
  leaves: number[];
  /** Per inner node: feature (index into the model's own names), threshold, children (≥ 0 a node of the tree, else ~leaf). */
  feature: number[];
  threshold: number[];
  left: number[];
  right: number[];
  /** Per leaf: its share of the margin, and how many training rows ended there. */
  value: number[];
  count: number[];
}

interface Tree {
  feature: Int32Array;
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  value: Float64Array;
  /** Training rows below each inner node and in each leaf. */
  nodeCount: Float64Array;
  leafCount: Float64Array;
}

export interface Forest {
  trees: Tree[];
  /** Mean margin of the training rows: where the shares of the features start from. */
  base: number;
}

/** Counts of all inner nodes from those of the leaves; children may come before their parents or after. */
function nodeCounts(left: Int32Array, right: Int32Array, leafCount: Float64Array): Float64Array {
  const counts = new Float64Array(left.length);
  const below = (at: number): number => {
    if (at < 0) return leafCount[~at]!;
    counts[at] = below(left[at]!) + below(right[at]!);
    return counts[at]!;
  };
  if (left.length > 0) below(0);
  return counts;
}

/** Reads a forest; `columns[f]` is the place of the model's feature f in the rows that will be scored. */
export function forestOf(data: ForestData, columns: readonly number[]): Forest {
  let node = 0;
  let leaf = 0;
  let base = 0;
  const trees = data.leaves.map((leaves): Tree => {
    const nodes = leaves - 1;
    const int = (from: readonly number[]): Int32Array => Int32Array.from(from.slice(node, node + nodes));
    const [left, right] = [int(data.left), int(data.right)];
    const value = Float64Array.from(data.value.slice(leaf, leaf + leaves));
    const leafCount = Float64Array.from(data.count.slice(leaf, leaf + leaves));
    const tree = {
      feature: int(data.feature).map((f) => columns[f]!),
      threshold: Float64Array.from(data.threshold.slice(node, node + nodes)),
      left,
      right,
      value,
      nodeCount: nodeCounts(left, right, leafCount),
      leafCount,
    };
    node += nodes;
    leaf += leaves;
    const all = leafCount.reduce((sum, count) => sum + count, 0);
    base += value.reduce((sum, v, l) => sum + (v * leafCount[l]!) / all, 0);
    return tree;
  });
  return { trees, base };
}

const leafOf = ({ feature, threshold, left, right }: Tree, row: ArrayLike<number>): number => {
  let at = feature.length > 0 ? 0 : ~0;
  while (at >= 0) at = row[feature[at]!]! <= threshold[at]! ? left[at]! : right[at]!;
  return ~at;
};

/** Sum of the leaves that a row falls into; of every `step`-th tree from `first` on (several classes take turns). */
export function marginOf({ trees }: Forest, row: ArrayLike<number>, first = 0, step = 1): number {
  let sum = 0;
  for (let t = first; t < trees.length; t += step) {
    const tree = trees[t]!;
    sum += tree.value[leafOf(tree, row)]!;
  }
  return sum;
}

/** What a path of splits holds per distinct feature: Lundberg's zero and one fractions and the weights of subset sizes. */
interface Path {
  feature: Int32Array;
  zero: Float64Array;
  one: Float64Array;
  weight: Float64Array;
}

/** Longer paths than this no tree of ours has. */
const DEEPEST = 64;

function extend(p: Path, from: number, depth: number, zero: number, one: number, feature: number): void {
  p.feature[from + depth] = feature;
  p.zero[from + depth] = zero;
  p.one[from + depth] = one;
  p.weight[from + depth] = depth === 0 ? 1 : 0;
  for (let i = depth - 1; i >= 0; i--) {
    p.weight[from + i + 1]! += (one * p.weight[from + i]! * (i + 1)) / (depth + 1);
    p.weight[from + i] = (zero * p.weight[from + i]! * (depth - i)) / (depth + 1);
  }
}

/** Takes the entry `k` out of the path again. */
function unwind(p: Path, from: number, depth: number, k: number): void {
  const one = p.one[from + k]!;
  const zero = p.zero[from + k]!;
  let next = p.weight[from + depth]!;
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const known = p.weight[from + i]!;
      p.weight[from + i] = (next * (depth + 1)) / ((i + 1) * one);
      next = known - (p.weight[from + i]! * zero * (depth - i)) / (depth + 1);
    } else {
      p.weight[from + i] = (p.weight[from + i]! * (depth + 1)) / (zero * (depth - i));
    }
  }
  for (let i = k; i < depth; i++) {
    p.feature[from + i] = p.feature[from + i + 1]!;
    p.zero[from + i] = p.zero[from + i + 1]!;
    p.one[from + i] = p.one[from + i + 1]!;
  }
}

/** Sum of the weights that the path would have without entry `k`. */
function unwound(p: Path, from: number, depth: number, k: number): number {
  const one = p.one[from + k]!;
  const zero = p.zero[from + k]!;
  let next = p.weight[from + depth]!;
  let sum = 0;
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const part = (next * (depth + 1)) / ((i + 1) * one);
      sum += part;
      next = p.weight[from + i]! - (part * zero * (depth - i)) / (depth + 1);
    } else sum += (p.weight[from + i]! * (depth + 1)) / (zero * (depth - i));
  }
  return sum;
}

function share(tree: Tree, row: ArrayLike<number>, into: Float64Array, p: Path): void {
  const follow = (
    at: number,
    before: number,
    depthBefore: number,
    zero: number,
    one: number,
    feature: number,
  ): void => {
    let depth = depthBefore;
    const from = before + depth;
    for (const part of [p.feature, p.zero, p.one, p.weight]) part.copyWithin(from, before, before + depth);
    extend(p, from, depth, zero, one, feature);
    if (at < 0) {
      for (let i = 1; i <= depth; i++) {
        into[p.feature[from + i]!]! +=
          unwound(p, from, depth, i) * (p.one[from + i]! - p.zero[from + i]!) * tree.value[~at]!;
      }
      return;
    }
    const f = tree.feature[at]!;
    const [left, right] = [tree.left[at]!, tree.right[at]!];
    const taken = row[f]! <= tree.threshold[at]! ? left : right;
    const count = (child: number): number => (child < 0 ? tree.leafCount[~child]! : tree.nodeCount[child]!);
    let [z, o] = [1, 1];
    let known = 1;
    while (known <= depth && p.feature[from + known] !== f) known++;
    if (known <= depth) {
      z = p.zero[from + known]!;
      o = p.one[from + known]!;
      unwind(p, from, depth, known);
      depth--;
    }
    const whole = tree.nodeCount[at]!;
    for (const child of [left, right]) {
      follow(child, from, depth + 1, (z * count(child)) / whole, child === taken ? o : 0, f);
    }
  };
  follow(0, 0, 0, 1, 1, -1);
}

/**
 * The margin of a row split among its features (path-dependent TreeSHAP; Lundberg et al., Nature Machine Intelligence
 * 2020): `base` of the forest plus these shares is the margin. Log-odds, in nats.
 */
export function sharesOf(forest: Forest, row: ArrayLike<number>): Float64Array {
  const room = (DEEPEST * (DEEPEST + 3)) / 2;
  const path: Path = {
    feature: new Int32Array(room),
    zero: new Float64Array(room),
    one: new Float64Array(room),
    weight: new Float64Array(room),
  };
  const into = new Float64Array(row.length);
  for (const tree of forest.trees) if (tree.feature.length > 0) share(tree, row, into, path);
  return into;
}
