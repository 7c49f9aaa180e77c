// What stands beside the rows, for every pair of lists: documents, for and against, and canaries that passed.
import { type CanaryPair, canaryPairs } from './canaries.ts';
import type { Context } from './context.ts';
import { type DocumentedPair, documentedPairs } from './documents.ts';
import type { LineageInput } from './input.ts';

export interface Beside {
  /** The document that speaks for p as a source of c, by c × lists + p: one that names the edge before one that supports it. */
  documents: ReadonlyMap<number, DocumentedPair>;
  /** The canaries that both lists hold, by c × lists + p. */
  canaries: ReadonlyMap<number, CanaryPair[]>;
  /** What it is worth, by channel (nats); channels that say nothing are left out. */
  channels(c: number, p: number): { name: string; logLR: number }[];
  /** All of it together. */
  worth(c: number, p: number): number;
}

function documentOf(
  k: Context,
  input: LineageInput,
  likely: (c: number, p: number) => number,
): Map<number, DocumentedPair> {
  const of = new Map<number, DocumentedPair>();
  for (const document of documentedPairs(k, input.documents, likely)) {
    const key = document.c * k.n + document.p;
    const known = of.get(key);
    const better =
      known === undefined ||
      (document.edge && !known.edge) ||
      (document.edge === known.edge && document.logLR > known.logLR);
    if (better) of.set(key, document);
  }
  return of;
}

/** @param likely how likely the rows make p a source of c, to choose among the lists that a document can mean */
export function besideRows(
  k: Context,
  input: LineageInput,
  likely: (c: number, p: number) => number,
): Beside {
  const { n } = k;
  const documents = documentOf(k, input, likely);
  const canaries = new Map<number, CanaryPair[]>();
  for (const one of canaryPairs(k, input.canaries ?? [])) {
    const key = one.c * n + one.p;
    canaries.set(key, [...(canaries.get(key) ?? []), one]);
  }
  // A document that names the one direction speaks as much against the other.
  const documented = (c: number, p: number): number => {
    const against = documents.get(p * n + c);
    return (documents.get(c * n + p)?.logLR ?? 0) - (against?.edge === true ? against.logLR : 0);
  };
  // Several canaries of one recipient show one and the same passage.
  const passed = (c: number, p: number): number =>
    Math.max(0, ...(canaries.get(c * n + p) ?? []).map(({ logLR }) => logLR));
  const channels = (c: number, p: number): { name: string; logLR: number }[] =>
    [
      { name: 'documents', logLR: documented(c, p) },
      { name: 'canaries', logLR: passed(c, p) },
    ].filter(({ logLR }) => logLR !== 0);
  return {
    documents,
    canaries,
    channels,
    worth: (c, p) => documented(c, p) + passed(c, p),
  };
}
