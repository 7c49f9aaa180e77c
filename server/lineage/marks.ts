// What two files have in common beside their rows, and how rare that is among the lists (file channel).
import type { CodedList } from './coded.ts';

export interface MarksInCommon {
  /** Σ −ln of the share of lists that have the same, over marks of one kind (nats). */
  headers: number;
  office: number;
  text: number;
  order: number;
  /** A list's own names for complexes and buildings. */
  names: number;
  /** Marks of headers, and names, that both have and that differ. */
  headersDiffer: number;
  namesDiffer: number;
}

const OFFICE = new Set(['author', 'lastModifiedBy', 'company', 'created']);

type Kind = 'headers' | 'office' | 'text' | 'order' | 'names';

function kindOf(name: string): Kind {
  if (OFFICE.has(name)) return 'office';
  if (name === 'column order') return 'order';
  if (name.startsWith('name of ') || name === 'district before names') return 'names';
  return name === 'file' || name === 'text' ? 'text' : 'headers';
}

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
    const found: MarksInCommon = {
      headers: 0,
      office: 0,
      text: 0,
      order: 0,
      names: 0,
      headersDiffer: 0,
      namesDiffer: 0,
    };
    for (const [name, value] of Object.entries(a.marks)) {
      const theirs = b.marks[name];
      if (theirs === undefined) continue;
      const kind = kindOf(name);
      if (theirs === value) {
        found[kind] += Math.log((this.#having.get(name)! + 1) / this.#alike.get(`${name}\u0000${value}`)!);
      } else if (kind === 'headers') found.headersDiffer++;
      else if (kind === 'names') found.namesDiffer++;
    }
    return found;
  }
}
