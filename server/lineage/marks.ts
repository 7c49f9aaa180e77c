// What two files have in common beside their rows, and how rare that is among the lists (file channel).
import type { CodedList } from './coded.ts';

export interface MarksInCommon {
  /** Σ −ln of the share of lists that have the same, over marks of one kind (nats). */
  headers: number;
  office: number;
  text: number;
  order: number;
  /** Marks of headers that both have and that differ. */
  headersDiffer: number;
}

const OFFICE = new Set(['author', 'lastModifiedBy', 'company', 'created']);

type Kind = 'headers' | 'office' | 'text' | 'order';
const kindOf = (name: string): Kind =>
  OFFICE.has(name)
    ? 'office'
    : name === 'column order'
      ? 'order'
      : name.includes(' of ') || name.includes('column ')
        ? 'headers'
        : 'text';

/** Marks as they are shared among the lists of a case. */
export class Marks {
  readonly #having = new Map<string, number>();
  readonly #alike = new Map<string, number>();

  constructor(lists: readonly Pick<CodedList, 'marks'>[]) {
    const add = (counts: Map<string, number>, key: string): unknown =>
      counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const { marks } of lists) {
      for (const [name, value] of Object.entries(marks)) {
        add(this.#having, name);
        add(this.#alike, `${name}\u0000${value}`);
      }
    }
  }

  common(a: Pick<CodedList, 'marks'>, b: Pick<CodedList, 'marks'>): MarksInCommon {
    const found: MarksInCommon = { headers: 0, office: 0, text: 0, order: 0, headersDiffer: 0 };
    for (const [name, value] of Object.entries(a.marks)) {
      const theirs = b.marks[name];
      if (theirs === undefined) continue;
      const kind = kindOf(name);
      if (theirs === value) {
        found[kind] += Math.log((this.#having.get(name)! + 1) / this.#alike.get(`${name}\u0000${value}`)!);
      } else if (kind === 'headers') found.headersDiffer++;
    }
    return found;
  }
}
