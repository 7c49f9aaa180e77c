// Canaries of a case in its lists, looked for while these are read for the lineage: the same finder as that of alerts.
import type { Mapping } from '../ingest/normalise/normalise.ts';
import type { GivenRecord } from './given.ts';
import { CanaryFinder, type ReadRow } from './recognise.ts';

/** An invented record that was given to one holder. */
export interface GivenCanary extends GivenRecord {
  id: string;
  holder: string;
  on?: string;
}

/** Where a canary turned up: the lists in the order in which they were read, and in each the first row that holds it. */
export interface FoundCanary extends Omit<GivenCanary, 'record'> {
  lists: { list: string; row: number }[];
}

export class CanariesInLists {
  readonly #finder: CanaryFinder;
  readonly #all: FoundCanary[];

  constructor(given: readonly GivenCanary[]) {
    this.#finder = new CanaryFinder(given);
    this.#all = given.map(({ record: _record, ...canary }) => ({ ...canary, lists: [] }));
  }

  /** The rows of a list as they come, each looked at before it goes on. */
  *look<R extends ReadRow>(
    { id, mapping }: { id: string; mapping: Mapping },
    rows: Iterable<R>,
  ): Generator<R> {
    if (this.#finder.isEmpty) {
      yield* rows;
      return;
    }
    for (const row of rows) {
      this.#finder.look(mapping, row);
      yield row;
    }
    for (const { at, first } of this.#finder.take()) this.#all[at]!.lists.push({ list: id, row: first[0]! });
  }

  /** Those that a list holds, once all lists have been read. */
  found(): FoundCanary[] {
    return this.#all.filter(({ lists }) => lists.length > 0);
  }
}
