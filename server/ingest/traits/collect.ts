// Runs the traits over a list's rows as they are read, each column's watchers as long as they want to see more.
import type { RecordField } from '#contract/model/record-field.ts';
import { columnTraits, type ColumnTraits } from '#contract/traits.ts';
import type { Watcher } from './define.ts';
import { COLUMN_TRAITS } from './registry.ts';

interface Column {
  header: string;
  filled: number;
  watchers: Record<string, Watcher<unknown>>;
  /** Those that still want to see cells. */
  active: Watcher<unknown>[];
}

/** Watches the rows of one list. */
export interface TraitCollector {
  row(cells: readonly string[]): void;
  /** What was seen, column by column. Deterministic: the same rows give the same. */
  end(): ColumnTraits[];
}

/** A collector for columns of these names and fields. */
export function collectTraits(
  header: readonly string[],
  mapping: readonly (RecordField | null)[],
): TraitCollector {
  const columns = header.map((name, at): Column => {
    const about = { header: name, field: mapping[at] ?? null };
    const watchers = Object.fromEntries(
      Object.entries(COLUMN_TRAITS).map(([key, watch]): [string, Watcher<unknown>] => [key, watch(about)]),
    );
    return { header: name, filled: 0, watchers, active: Object.values(watchers) };
  });
  return {
    row(cells) {
      for (let at = 0; at < columns.length; at += 1) {
        const text = cells[at];
        if (text === undefined || text === '') continue;
        const column = columns[at]!;
        column.filled += 1;
        const { active } = column;
        for (let which = active.length - 1; which >= 0; which -= 1) {
          if (!active[which]!.cell(text)) active.splice(which, 1);
        }
      }
    },
    end: () =>
      columns.map(({ header: name, filled, watchers, active }) => {
        // One that wanted to see no more has nothing to say.
        const seen = Object.entries(watchers).map(([key, watcher]) => [
          key,
          active.includes(watcher) ? watcher.end() : undefined,
        ]);
        return columnTraits.parse({
          header: name,
          filled,
          ...Object.fromEntries(seen.filter(([, value]) => value !== undefined)),
        });
      }),
  };
}
