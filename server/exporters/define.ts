// What an export format is: one file with one `Exporter`, and one line in the registry.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Language, Text } from '#contract/text.ts';

/** The elements of an export, nodes and edges each in the order of their ids; both may be walked more than once. */
export interface ExportGraph {
  case: { id: string; title: string };
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** Nodes and edges of the whole case. */
  total: number;
  /** What the export was cut to, where it was. */
  focus?: { id: string; hops: number };
  /** How many elements it was cut to, and what stands within so many steps of them. */
  select?: { elements: number; hops: number };
  /** Of what is said in words. */
  language: Language;
}

const some = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** What a file was cut to, in words; empty where it is whole. */
function cutNote({ focus, select, language }: Pick<ExportGraph, 'focus' | 'select' | 'language'>): string {
  const zh = language === 'zh';
  if (focus !== undefined)
    return zh
      ? `；只含 ${focus.id} 周围 ${focus.hops} 步`
      : `; only what stands within ${some(focus.hops, 'step')} of ${focus.id}`;
  if (select === undefined) return '';
  const { elements, hops } = select;
  if (hops === 0)
    return zh
      ? `；只含所选的 ${elements} 个元素及其间的流转和关系`
      : `; only ${some(elements, 'selected element')}, transfers and relations among them`;
  return zh
    ? `；只含所选 ${elements} 个元素周围 ${hops} 步`
    : `; only what stands within ${some(hops, 'step')} of ${some(elements, 'selected element')}`;
}

/** How much of the case the file holds, in words: it stands in the file itself. */
export function shownNote(graph: ExportGraph): string {
  const { nodes, edges, total, language } = graph;
  const shown = nodes.length + edges.length;
  const numbers = [shown, total].map((number) => number.toLocaleString('en-US'));
  const said =
    language === 'zh'
      ? `${numbers[0]} / ${numbers[1]} 个元素（节点与关系）`
      : `${numbers[0]} of ${numbers[1]} elements (nodes and edges)`;
  return said + cutNote(graph);
}

/** The node of the case; made of its id and title where a cut lost it. */
export const caseNodeOf = ({ nodes, case: { id, title } }: ExportGraph): GraphNode =>
  nodes.find(({ type }) => type === 'Case') ?? { id, type: 'Case', caption: title, entry: 0, props: {} };

export interface Exporter {
  /** By which the command line and the API know it: lower case, unique. */
  format: string;
  title: Text;
  /** Of the file's name, with the dot. */
  extension: string;
  mediaType: string;
  /** The part that the format can hold, where it cannot hold everything; the file says what it leaves out. */
  part?(graph: ExportGraph): Pick<ExportGraph, 'nodes' | 'edges'>;
  /** Writes the file, the same bytes for the same graph: no time, no random id. Leaves `out` open. */
  write(graph: ExportGraph, out: Writable): Promise<void>;
}

/** Characters that are gathered before they are handed to the stream. */
const CHUNK = 1 << 16;

/** Writes pieces of text as they come, waiting whenever the stream's buffer is full. */
export async function writePieces(pieces: Iterable<string>, out: Writable): Promise<void> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < CHUNK) continue;
    if (!out.write(gathered)) await once(out, 'drain');
    gathered = '';
  }
  if (gathered !== '' && !out.write(gathered)) await once(out, 'drain');
}
