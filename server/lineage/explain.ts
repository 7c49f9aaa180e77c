// Puts a drawn edge into words: per channel a note in both languages, how many rows it rests on, and the telling places.
import type { Channel } from '#contract/lineage.ts';
import type { DocumentedPair } from './documents.ts';
import { canaries } from './sayings/canaries.ts';
import { damage } from './sayings/damage.ts';
import { type Explained, explaining, type Saying, words } from './sayings/define.ts';
import { documents, documentWords } from './sayings/documents.ts';
import { file } from './sayings/file.ts';
import { layout } from './sayings/layout.ts';
import { membership } from './sayings/membership.ts';
import { order } from './sayings/order.ts';
import { relations, rivals } from './sayings/rivals.ts';
import { remarks } from './sayings/remarks.ts';
import { values } from './sayings/values.ts';
import { writing } from './sayings/writing.ts';

const dates: Saying = () =>
  words(
    0,
    '日期不排除该来源；无法排除者一律保留',
    'The dates do not exclude this source; only impossible ones are excluded',
  );

const context: Saying = () =>
  words(
    0,
    '起点：任意两份有共同业主的名单之间的先验，以及两份名单的大小、有无日期、偏差多少',
    'Starting point: what holds for any two lists that share owners, given their sizes, dates and deviations',
  );

/** The words of each channel; a new one is one file and one line. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  values,
  membership,
  order,
  layout,
  rivals,
  relations,
  writing,
  damage,
  remarks,
  file,
  dates,
  documents,
  canaries,
  context,
};

/** The channels of an edge, strongest first; `shares` are their log-likelihood ratios (nats). */
export function explain(x: Explained, shares: ReadonlyMap<string, number>): Channel[] {
  const at = explaining(x);
  const all = [...shares].map(([name, logLR]) => ({ name, logLR, ...(SAYINGS[name] ?? context)(at) }));
  return all.sort((a, b) => Math.abs(b.logLR) - Math.abs(a.logLR) || (a.name < b.name ? -1 : 1));
}

/** The channels of an edge that rests on a document alone, its lists sharing too few owners to be compared. */
export function explainDocument(document: DocumentedPair): Channel[] {
  return [{ name: 'documents', logLR: document.logLR, ...documentWords(document) }];
}
