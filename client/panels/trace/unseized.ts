// Copies that documents tell of and nobody seized: a list was handed over by somebody with whom no list was found.
import type { CaseGraph } from '../../state/case-graph.ts';

export interface UnseizedCopy {
  transfer: string;
  /** Who sent it. */
  holder: string;
}

/** Everybody who is, by the claims of the case, the same as a party or handle: itself, its user, what that one uses. */
function samePeople(graph: CaseGraph, id: string): Set<string> {
  const uses = [...graph.edges.values()].filter(({ type }) => type === 'USES');
  const user = uses.find(({ target }) => target === id)?.source ?? id;
  return new Set([id, user, ...uses.filter(({ source }) => source === user).map(({ target }) => target)]);
}

/** Documented moves of a list from people with whom no list was seized. */
export function unseizedCopies(graph: CaseGraph, list: string): UnseizedCopy[] {
  const edges = [...graph.edges.values()];
  const holders = new Set(edges.filter(({ type }) => type === 'HOLDS').map(({ source }) => source));
  const transfers = edges.filter(({ type, target }) => type === 'OF' && target === list);
  return transfers.flatMap(({ source: transfer }) =>
    edges
      .filter(({ type, target }) => type === 'SENT' && target === transfer)
      .filter(({ source }) => ![...samePeople(graph, source)].some((id) => holders.has(id)))
      .map(({ source: holder }) => ({ transfer, holder })),
  );
}
