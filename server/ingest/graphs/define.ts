// A graph as a file writes it, before anybody says what is what.
import { fail, type FaultNote } from '#contract/errors.ts';
import type { GraphFormat } from '#contract/graph-import.ts';
import type { Text } from '#contract/text.ts';

/** A node as written: attributes by name, and the line on which it begins. */
export interface RawNode {
  id: string;
  line: number;
  attributes: Record<string, string>;
}

export interface RawEdge extends RawNode {
  source: string;
  target: string;
}

export interface RawGraph {
  format: GraphFormat;
  nodes: RawNode[];
  edges: RawEdge[];
  /** What is in the file and is not read. */
  notes: Text[];
}

/** Elements of a file; beyond them it is refused. */
export const MOST_ELEMENTS = 500_000;
/** Bytes of a file. */
export const LARGEST = 256 * 1024 * 1024;
/** Characters of one value. */
export const LONGEST_VALUE = 100_000;

/** Refuses the file at a place, saying how to mend it. */
export const refuseGraph = (
  file: string,
  zh: string,
  en: string,
  place: Omit<FaultNote, 'file' | 'message'> = {},
  cause?: unknown,
): never =>
  fail(
    'input-refused',
    `无法读取图谱文件 ${file}`,
    `The graph in ${file} cannot be read`,
    [{ file, ...place, message: { zh, en } }],
    cause,
  );

/** Takes elements as a reader finds them. @throws input-refused beyond what a graph may have */
export function gatherer(
  file: string,
  format: GraphFormat,
): {
  graph: RawGraph;
  node(node: RawNode): void;
  edge(edge: RawEdge): void;
  note(note: Text): void;
  /** An attribute that an element cannot be without. @throws input-refused naming it, with the line */
  need(attributes: Readonly<Record<string, string>>, name: string, line: number, what: string): string;
  /** An edge as its own attributes tell it; without an id it has one by its place. @throws input-refused without an end */
  begun(attributes: Readonly<Record<string, string>>, line: number): RawEdge;
} {
  const graph: RawGraph = { format, nodes: [], edges: [], notes: [] };
  const check = (line: number): void => {
    if (graph.nodes.length + graph.edges.length >= MOST_ELEMENTS)
      refuseGraph(
        file,
        `超过 ${MOST_ELEMENTS} 个元素：请拆分后分别导入`,
        `there are more than ${MOST_ELEMENTS} elements: split the graph and import its parts`,
        { line },
      );
  };
  const need = (
    attributes: Readonly<Record<string, string>>,
    name: string,
    line: number,
    what: string,
  ): string =>
    attributes[name] ??
    refuseGraph(file, `${what} 缺少属性 ${name}：请补上`, `a ${what} lacks the attribute ${name}: add it`, {
      line,
      column: name,
    });
  let edges = 0;
  return {
    graph,
    need,
    begun(attributes, line) {
      edges += 1;
      return {
        id: attributes['id'] ?? `e${edges}`,
        line,
        source: need(attributes, 'source', line, 'edge'),
        target: need(attributes, 'target', line, 'edge'),
        attributes: {},
      };
    },
    node(node) {
      check(node.line);
      graph.nodes.push(node);
    },
    edge(edge) {
      check(edge.line);
      graph.edges.push(edge);
    },
    note(note) {
      if (!graph.notes.some(({ en }) => en === note.en)) graph.notes.push(note);
    },
  };
}
