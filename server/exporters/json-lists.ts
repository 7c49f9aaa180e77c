// JSON of a graph, piece by piece: what it says of itself, and lists with an element a line.
import { shownNote, type ExportGraph } from './define.ts';

/** The case, and how much of it the file holds. */
export const saidOf = (graph: ExportGraph): string =>
  JSON.stringify({
    ...graph.case,
    shown: graph.nodes.length + graph.edges.length,
    total: graph.total,
    note: shownNote(graph),
  });

/** A list that may be long. */
export function* listOf<T>(items: Iterable<T>, to: (item: T) => object): Generator<string> {
  yield '[';
  let before = '\n';
  for (const item of items) {
    yield before + JSON.stringify(to(item));
    before = ',\n';
  }
  yield '\n]';
}
