// How a channel of an edge is put into words: a note in both languages, how many rows it rests on, the telling places.
import type { Channel, Telling } from '#contract/lineage.ts';
import { align, type Alignment } from '../align.ts';
import type { CanaryPair } from '../canaries.ts';
import { type CellKind, compareCells } from '../cells.ts';
import type { Context } from '../context.ts';
import type { DocumentedPair } from '../documents.ts';
import type { ChildEvidence, PairEvidence } from '../evidence.ts';

/** Telling places given per channel. */
const PLACES = 20;

export type Words = Omit<Channel, 'name' | 'logLR'>;

/** An edge to be explained: p as a source of c. */
export interface Explained {
  k: Context;
  fields: readonly string[];
  c: number;
  p: number;
  evidence: ChildEvidence;
  document: DocumentedPair | undefined;
  canaries: readonly CanaryPair[];
}

/** The same with what several channels need of it. */
export interface Explaining extends Explained {
  pair: PairEvidence;
  to: Alignment;
  /** All cells that speak, by kind. */
  seen: Record<CellKind, Telling[]>;
  /** A place in the rows of both lists, by value rows. */
  place(what: string, childRow: number, parentRow: number, field?: number): Telling;
}

export type Saying = (x: Explaining) => Words;

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

export const words = (rows: number, zh: string, en: string, places: Telling[] = []): Words => ({
  rows,
  note: { zh, en },
  places: places.slice(0, PLACES),
  placesTotal: places.length,
});

export const rowsOf = (places: readonly Telling[]): number =>
  new Set(places.map(({ childRow }) => childRow)).size;

/** Looks at an edge once more, for its telling places. */
export function explaining(x: Explained): Explaining {
  const { k, fields, c, p } = x;
  const [to] = align(k, c, [p], new Int32Array(k.units).fill(-1));
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  const place: Explaining['place'] = (what, childRow, parentRow, field) => ({
    parentRow: parent.rowNumbers[parentRow]!,
    childRow: child.rowNumbers[childRow]!,
    ...(field === undefined || fields[field] === undefined ? {} : { field: fields[field] }),
    what,
  });
  const seen: Explaining['seen'] = {
    'kept-new': [],
    'kept-old': [],
    fixed: [],
    'lost-new': [],
    'new-error': [],
    other: [],
    blank: [],
    enriched: [],
  };
  compareCells(k, c, p, to!, (what, ...at) => seen[what].push(place(what, ...at)));
  return { ...x, pair: x.evidence.of[x.evidence.index.get(p)!]!, to: to!, seen, place };
}
