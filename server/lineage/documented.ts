// What the documents of a case are worth for each pair of lists, for and against.
import type { Context } from './context.ts';
import { type DocumentedPair, documentedPairs } from './documents.ts';
import type { LineageDocument } from './input.ts';

export interface Documented {
  /** The document that speaks for p as a source of c, by c × lists + p: one that names the edge before one that supports it. */
  of: ReadonlyMap<number, DocumentedPair>;
  /** Log-likelihood ratio (nats) of all that is documented of a pair. A document that names the one direction speaks as much against the other. */
  worth(c: number, p: number): number;
}

/** @param likely how likely the rows make p a source of c, to choose among the lists that a document can mean */
export function documented(
  k: Context,
  documents: readonly LineageDocument[],
  likely: (c: number, p: number) => number,
): Documented {
  const of = new Map<number, DocumentedPair>();
  for (const document of documentedPairs(k, documents, likely)) {
    const key = document.c * k.n + document.p;
    const known = of.get(key);
    const better =
      known === undefined ||
      (document.edge && !known.edge) ||
      (document.edge === known.edge && document.logLR > known.logLR);
    if (better) of.set(key, document);
  }
  return {
    of,
    worth(c, p) {
      const against = of.get(p * k.n + c);
      return (of.get(c * k.n + p)?.logLR ?? 0) - (against?.edge === true ? against.logLR : 0);
    },
  };
}
