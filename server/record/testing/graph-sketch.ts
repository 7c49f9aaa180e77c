// What batches do to a graph, in the fewest lines: the reference against which a sequence of changes is compared.
import type { GraphBatch } from '../graph-batch.ts';

export interface SketchNode {
  labels: string[];
  props: { [name: string]: unknown };
}

export interface SketchEdge {
  type: string;
  start: string;
  end: string;
  props: { [name: string]: unknown };
}

const byText = <T>(items: T[]): T[] =>
  items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);

export class GraphSketch {
  #nodes = new Map<string, SketchNode>();
  #edges: SketchEdge[] = [];

  clone(): GraphSketch {
    const copy = new GraphSketch();
    copy.#nodes = new Map(this.#nodes);
    copy.#edges = [...this.#edges];
    return copy;
  }

  apply(batches: Iterable<GraphBatch>): this {
    for (const batch of batches) this.#step(batch);
    return this;
  }

  #step(batch: GraphBatch): void {
    switch (batch.kind) {
      case 'drop-nodes':
        for (const key of batch.keys) this.#nodes.delete(key);
        this.#edges = this.#edges.filter(
          ({ start, end }) => !batch.keys.includes(start) && !batch.keys.includes(end),
        );
        break;
      case 'drop-edges':
        this.#edges = this.#edges.filter(
          (edge) =>
            edge.type !== batch.type ||
            !batch.anchors.includes(batch.direction === 'out' ? edge.start : edge.end),
        );
        break;
      case 'nodes':
        for (const { key, props } of batch.rows) {
          this.#nodes.set(key, {
            labels: [batch.type, ...(batch.label === undefined ? [] : [batch.label])],
            props,
          });
        }
        break;
      case 'edges':
        for (const { start, end, props } of batch.rows) {
          const [from, to] = [this.#nodes.get(start), this.#nodes.get(end)];
          if (from === undefined || to === undefined)
            throw new Error(`${batch.type} has no end: ${start} → ${end}`);
          if (from.labels[0] !== batch.from[0] || to.labels[0] !== batch.to[0]) {
            throw new Error(`${batch.type} ends at another type: ${start} → ${end}`);
          }
          this.#edges.push({ type: batch.type, start, end, props });
        }
    }
  }

  node(key: string): SketchNode | undefined {
    return this.#nodes.get(key);
  }

  nodes(): SketchNode[] {
    return byText([...this.#nodes.values()]);
  }

  edges(): SketchEdge[] {
    return byText(this.#edges);
  }
}
