// Puts a drawn edge into words: per channel a note in both languages, how many rows it rests on, and the telling places.
import type { Channel, Telling } from '#contract/lineage.ts';
import { align } from './align.ts';
import { type CellKind, compareCells } from './cells.ts';
import type { Context } from './context.ts';
import type { ChildEvidence } from './evidence.ts';
import type { DocumentedPair } from './documents.ts';

/** Telling places given per channel. */
const PLACES = 20;
/** Which kinds of cells are shown first. */
const TELLING: CellKind[] = ['kept-new', 'lost-new', 'kept-old', 'fixed', 'other'];

type Words = Omit<Channel, 'name' | 'logLR'>;
type Seen = Record<CellKind, Telling[]>;

export interface Explained {
  k: Context;
  fields: readonly string[];
  c: number;
  p: number;
  evidence: ChildEvidence;
  document: DocumentedPair | undefined;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const words = (rows: number, zh: string, en: string, places: Telling[] = []): Words => ({
  rows,
  note: { zh, en },
  places: places.slice(0, PLACES),
  placesTotal: places.length,
});

/** All cells that speak, by kind. */
function telling({ k, fields, c, p }: Explained): { seen: Seen; order: Telling[] } {
  const [to] = align(k, c, [p], new Int32Array(k.units).fill(-1));
  const child = k.lists[c]!;
  const parent = k.lists[p]!;
  const seen: Seen = {
    'kept-new': [],
    'kept-old': [],
    fixed: [],
    'lost-new': [],
    'new-error': [],
    other: [],
    blank: [],
    enriched: [],
  };
  compareCells(k, c, p, to!, (what, childRow, parentRow, field) => {
    seen[what].push({
      parentRow: parent.rowNumbers[parentRow]!,
      childRow: child.rowNumbers[childRow]!,
      ...(fields[field] === undefined ? {} : { field: fields[field] }),
      what,
    });
  });
  const order: Telling[] = [];
  for (let a = 1; a < child.size; a++) {
    if (to!.position[a]! < 1 || to!.position[a]! - to!.position[a - 1]! !== 1) continue;
    order.push({
      parentRow: parent.rowNumbers[to!.position[a]!]!,
      childRow: child.rowNumbers[a]!,
      what: 'order',
    });
  }
  return { seen, order };
}

const rowsOf = (places: readonly Telling[]): number => new Set(places.map(({ childRow }) => childRow)).size;

function valuesWords(seen: Seen): Words {
  const kept = rowsOf(seen['kept-new']);
  const old = rowsOf(seen['kept-old']);
  const lost = rowsOf(seen['lost-new']);
  const fixed = rowsOf(seen.fixed);
  const fresh = rowsOf(seen['new-error']);
  const places = TELLING.flatMap((kind) => seen[kind]);
  return words(
    rowsOf(places),
    `${kept} 行保留了其他名单都没有的偏差值，${old} 行保留了别处也有的偏差值；` +
      `${lost} 行没有来源名单独有的值、反而是别处见过的值（共同来源的迹象），` +
      `${fixed} 行的偏差已不见，${fresh} 行出现新的偏差`,
    `${plural(kept, 'row keeps', 'rows keep')} a deviating value that no other list has, ` +
      `${plural(old, 'row keeps', 'rows keep')} one that others have too; ` +
      `${plural(lost, 'row lacks', 'rows lack')} the source's own value and ` +
      `${lost === 1 ? 'has' : 'have'} one seen elsewhere (a sign of a common source), ` +
      `${plural(fixed, 'deviation is', 'deviations are')} gone, ${fresh} new`,
    places,
  );
}

/** The words of one channel. */
function wordsOf(name: string, x: Explained, seen: Seen, order: Telling[]): Words {
  const pair = x.evidence.of[x.evidence.index.get(x.p)!]!;
  const { members } = pair;
  const child = x.k.lists[x.c]!;
  const parent = x.k.lists[x.p]!;
  switch (name) {
    case 'values':
      return valuesWords(seen);
    case 'membership':
      return words(
        members.shared,
        `本名单 ${child.size} 户中 ${members.shared} 户在来源名单里（来源共 ${parent.size} 户）；` +
          `在来源所覆盖的小区内，本名单另有 ${members.childInside} 户是来源没有的`,
        `${members.shared} of the ${child.size} owners' homes are in the source, which has ${parent.size}; ` +
          `in complexes that the source covers, ${members.childInside} more are not in it`,
      );
    case 'order':
      return words(
        order.length,
        `相邻两行在来源中也相邻的有 ${order.length} 处（可比 ${pair.order.pairs} 处）`,
        `${order.length} of ${pair.order.pairs} comparable pairs of neighbouring rows are neighbours in the source too`,
        order,
      );
    case 'layout':
      return words(
        0,
        pair.sameColumns
          ? '两份名单的列相同'
          : `列不同：本名单多 ${pair.childColumns} 列，来源多 ${pair.parentColumns} 列`,
        pair.sameColumns
          ? 'Both lists have the same columns'
          : `Columns differ: ${pair.childColumns} only here, ${pair.parentColumns} only in the source`,
      );
    case 'rivals':
    case 'relations':
      return rivalWords(name, x);
    case 'dates':
      return words(
        0,
        '日期不排除该来源；无法排除者一律保留',
        'The dates do not exclude this source; only impossible ones are excluded',
      );
    case 'documents':
      return documentWords(x.document);
    default:
      return words(
        0,
        '起点：任意两份有共同业主的名单之间的先验，以及两份名单的大小、有无日期、偏差多少',
        'Starting point: what holds for any two lists that share owners, given their sizes, dates and deviations',
      );
  }
}

function rivalWords(name: string, x: Explained): Words {
  const { agreements, index, others } = x.evidence;
  const i = index.get(x.p)!;
  let best = -1;
  for (const [j, q] of others.entries()) {
    if (j === i || x.k.mayPrecede[q * x.k.n + x.c] === 0) continue;
    const gain = agreements.cells[j * agreements.size + i]!;
    if (best < 0 || gain > agreements.cells[best * agreements.size + i]!) best = j;
  }
  if (best < 0) return words(0, '没有其他候选来源', 'There is no other candidate');
  const rival = x.k.lists[others[best]!]!.id;
  const theirs = agreements.cells[best * agreements.size + i]!;
  const ours = agreements.cells[i * agreements.size + best]!;
  if (name === 'relations') {
    const rows = agreements.rows[i * agreements.size + best]!;
    return words(
      rows,
      `与其他可能来源一并考虑：有 ${rows} 行在该来源中而不在 ${rival} 中`,
      `Weighed beside the other likely sources: ${plural(rows, 'row is', 'rows are')} in this source and not in ${rival}`,
    );
  }
  return words(
    ours + theirs,
    `与最强竞争者 ${rival} 相比：有 ${ours} 格只与该来源一致，${theirs} 格只与 ${rival} 一致`,
    `Against the strongest rival ${rival}: ${plural(ours, 'cell agrees', 'cells agree')} with this source only, ${theirs} with ${rival} only`,
  );
}

function documentWords(document: DocumentedPair | undefined): Words {
  if (document === undefined) return words(0, '没有文件记载', 'No document speaks of it');
  const { transfer, edge, choices, contradicts } = document;
  if (contradicts) {
    return words(
      0,
      `转移记录 ${transfer} 记载了该来源，但其日期与名单日期矛盾，故不计分`,
      `Transfer ${transfer} documents it, but its date contradicts the dates of the lists, so it counts for nothing here`,
    );
  }
  const zh = choices > 1 ? `；有 ${choices} 份名单都可能，取数据最吻合的一份` : '';
  const en = choices > 1 ? `; ${choices} lists would fit, the one that the rows favour was taken` : '';
  return edge
    ? words(0, `转移记录 ${transfer} 记载了该来源${zh}`, `Transfer ${transfer} documents this source${en}`)
    : words(
        0,
        `转移记录 ${transfer} 记载双方之间有转移，未指明名单${zh}`,
        `Transfer ${transfer} documents a transfer between the two holders without naming the list${en}`,
      );
}

/** The channels of an edge, strongest first; `shares` are their log-likelihood ratios (nats). */
export function explain(x: Explained, shares: ReadonlyMap<string, number>): Channel[] {
  const { seen, order } = telling(x);
  const names = [...shares.keys()];
  const all = names.map((name) => ({ name, logLR: shares.get(name)!, ...wordsOf(name, x, seen, order) }));
  return all.sort((a, b) => Math.abs(b.logLR) - Math.abs(a.logLR) || (a.name < b.name ? -1 : 1));
}

/** The channels of an edge that rests on a document alone, its lists sharing too few owners to be compared. */
export function explainDocument(document: DocumentedPair): Channel[] {
  return [{ name: 'documents', logLR: document.logLR, ...documentWords(document) }];
}
