// Which columns of a table are shown, kept on this machine by the kind of table.
import { useMemo } from 'react';
import { useLocalStorage } from '@mantine/hooks';
import type { Column } from './columns.ts';

export interface ColumnChoice<R> {
  shown: readonly Column<R>[];
  hidden: ReadonlySet<string>;
  toggle(id: string): void;
}

/** The first column is always shown: it names the row. */
export function useColumns<R>(table: string, columns: readonly Column<R>[]): ColumnChoice<R> {
  const [kept, setKept] = useLocalStorage<string[]>({
    key: `vinetrace.columns.${table}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return useMemo(() => {
    const hidden = new Set(kept);
    return {
      hidden,
      shown: columns.filter(({ id }, at) => at === 0 || !hidden.has(id)),
      toggle(id) {
        const next = new Set(hidden);
        if (!next.delete(id)) next.add(id);
        setKept([...next]);
      },
    };
  }, [columns, kept, setKept]);
}
