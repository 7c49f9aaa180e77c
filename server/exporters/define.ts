// What an export format is: one file with one `Exporter`, and one line in the registry.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import type { Text } from '#contract/text.ts';

/** The elements of an export, nodes and edges each in the order of their ids; both may be walked more than once. */
export interface ExportGraph {
  case: { id: string; title: string };
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

export interface Exporter {
  /** By which the command line and the API know it: lower case, unique. */
  format: string;
  title: Text;
  /** Of the file's name, with the dot. */
  extension: string;
  mediaType: string;
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
