// What is known of lists between questions: whose their rows are and which complex each names, as long as the linkage stands.
import { linkedBy, readSkeleton, type ListSkeleton, type Sql } from '../../record/index.ts';

/** Skeletons of lists of one case by the entry of the list, of one state of its linkage. */
export interface KnownSkeletons {
  /** The entry that had last changed the linkage. */
  linkedBy: number;
  lists: ReadonlyMap<number, ListSkeleton>;
}

/** Bytes that are kept for all cases: some four million rows. */
const MOST_BYTES = 64 * 1024 * 1024;

const bytesOf = ({ rows }: ListSkeleton): number => rows.byteLength * 4;

/** Kept by the server, handed to whoever compares lists, and added to by them. In memory alone; no names of people, no cells. */
export class SkeletonStore {
  readonly #cases = new Map<string, { linkedBy: number; lists: Map<number, ListSkeleton> }>();
  #bytes = 0;

  /** What is known of a case whose linkage is of this entry; what was known of another state is forgotten. */
  of(caseId: string, by: number): KnownSkeletons {
    const known = this.#cases.get(caseId);
    if (known !== undefined && known.linkedBy !== by) this.forget(caseId);
    return { linkedBy: by, lists: this.#cases.get(caseId)?.lists ?? new Map<number, ListSkeleton>() };
  }

  /** Notes what was asked for; what was asked for longest ago goes when there is too much. */
  note(caseId: string, { linkedBy: by, lists }: KnownSkeletons): void {
    if (lists.size === 0) return;
    const known = this.#cases.get(caseId);
    if (known !== undefined && known.linkedBy !== by) this.forget(caseId);
    const into = this.#cases.get(caseId) ?? { linkedBy: by, lists: new Map<number, ListSkeleton>() };
    // The case that was asked about last comes last.
    this.#cases.delete(caseId);
    this.#cases.set(caseId, into);
    for (const [entry, skeleton] of lists) {
      const before = into.lists.get(entry);
      if (before !== undefined) this.#bytes -= bytesOf(before);
      into.lists.delete(entry);
      into.lists.set(entry, skeleton);
      this.#bytes += bytesOf(skeleton);
    }
    while (this.#bytes > MOST_BYTES) this.#dropOldest();
  }

  /** Nothing is known of a case any more. */
  forget(caseId: string): void {
    for (const skeleton of this.#cases.get(caseId)?.lists.values() ?? []) this.#bytes -= bytesOf(skeleton);
    this.#cases.delete(caseId);
  }

  #dropOldest(): void {
    const [caseId, { lists }] = this.#cases.entries().next().value!;
    const [entry, skeleton] = lists.entries().next().value!;
    lists.delete(entry);
    this.#bytes -= bytesOf(skeleton);
    if (lists.size === 0) this.#cases.delete(caseId);
  }
}

/** Skeletons for one question, from one state of the record. */
export class Skeletons {
  readonly #sql: Sql;
  readonly #known: ReadonlyMap<number, ListSkeleton>;
  readonly #asked = new Map<number, ListSkeleton>();
  readonly #linkedBy: number;

  /** @param known what is kept; not looked at where the linkage is another one by now */
  constructor(sql: Sql, caseId: string, known: KnownSkeletons) {
    this.#sql = sql;
    this.#linkedBy = linkedBy(sql, caseId);
    this.#known = known.linkedBy === this.#linkedBy ? known.lists : new Map();
  }

  get(list: { entry: number; reading: number }): ListSkeleton {
    const found = this.#asked.get(list.entry) ?? this.#known.get(list.entry) ?? readSkeleton(this.#sql, list);
    this.#asked.set(list.entry, found);
    return found;
  }

  /** What was asked for, to be noted. */
  asked(): KnownSkeletons {
    return { linkedBy: this.#linkedBy, lists: this.#asked };
  }
}
