// A projection source in memory, for tests: elements and relationships with the entries that asserted them.
import type { RelationType } from '#contract/model/relation.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import type { EdgeRow, GraphBatch, NodeRow, ProjectionSource } from '../projection-source.ts';

interface Node {
  entry: number;
  type: EntityType;
  label: string | undefined;
  row: NodeRow;
}

interface Place {
  /** Entry that first asserted edges here: where it is new to the graph, there is nothing to drop. */
  born: number;
  entry: number;
  type: RelationType;
  start: string;
  edges: EdgeRow[];
}

/** Every call that changes something is one entry, as in the record's journal. */
export class MemorySource implements ProjectionSource {
  readonly dataId: string;
  readonly #case: string;
  readonly #nodes = new Map<string, Node>();
  readonly #dropped = new Map<string, number>();
  /** All edges of one type that leave one node: changed together, as the record does for a list and its rows. */
  readonly #places = new Map<string, Place>();
  #head = 0;

  constructor(dataId: string, caseId = 'c1') {
    this.dataId = dataId;
    this.#case = caseId;
  }

  head(): number {
    return this.#head;
  }

  key(ref: string): string {
    return `${this.#case}/${ref}`;
  }

  /** Asserts a node; `props` beside those that every node has. */
  node(type: EntityType, ref: string, caption: string, props: Record<string, unknown> = {}): this {
    const entry = ++this.#head;
    const kind = entityOf(type).kinds.find(({ value }) => value === props['kind']);
    const key = this.key(ref);
    const row = { key, props: { ref, id: ref, case: this.#case, type, caption, entry, ...props } };
    this.#nodes.set(key, { entry, type, label: kind?.label, row });
    this.#dropped.delete(key);
    return this;
  }

  /** Takes a node away, with its edges. */
  dropNode(ref: string): this {
    const key = this.key(ref);
    this.#nodes.delete(key);
    this.#dropped.set(key, ++this.#head);
    for (const [name, place] of this.#places) {
      if (place.start === key) this.#places.delete(name);
      else place.edges = place.edges.filter((edge) => edge.end !== key);
    }
    return this;
  }

  /** Asserts all edges of a type that leave a node; those that were there before are replaced. */
  edges(type: RelationType, from: string, to: readonly (string | [string, object])[]): this {
    const entry = ++this.#head;
    const start = this.key(from);
    const edges = to.map((end) => {
      const [ref, props] = typeof end === 'string' ? [end, {}] : end;
      return { start, end: this.key(ref), props: { entry, ...props } };
    });
    const place = `${type} ${start}`;
    this.#places.set(place, { born: this.#places.get(place)?.born ?? entry, entry, type, start, edges });
    return this;
  }

  *changes(after: number): Generator<GraphBatch> {
    const keys = [...this.#dropped].filter(([, entry]) => entry > after).map(([key]) => key);
    yield { kind: 'drop-nodes', keys };
    const places = [...this.#places.values()].filter((place) => place.entry > after);
    for (const { born, type, start } of places)
      if (born <= after) yield { kind: 'drop-edges', type, direction: 'out', anchors: [start] };
    const nodes = [...this.#nodes.values()].filter((node) => node.entry > after);
    for (const group of groupBy(nodes).values()) {
      const { type, label } = group[0]!;
      yield { kind: 'nodes', type, ...(label ? { label } : {}), rows: group.map((node) => node.row) };
    }
    for (const { type, edges } of places) yield { kind: 'edges', type, from: [], to: [], rows: edges };
  }
}

const groupOf = (node: Node): string => `${node.type} ${node.label ?? ''}`;

function groupBy(nodes: Node[]): Map<string, Node[]> {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const group = groups.get(groupOf(node));
    if (group) group.push(node);
    else groups.set(groupOf(node), [node]);
  }
  return groups;
}
