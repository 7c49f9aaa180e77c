// When elements were entered: the moments of the journal entries that asserted them, asked for only where they are looked at.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answer } from '../../api/queries.ts';
import { DAY_MS } from '#contract/days.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import type { Happening } from '../../state/happenings.ts';

interface EntryDays {
  /** The same elements, at the moment when they were entered instead of when they happened. */
  items: readonly Happening[];
  isLoading: boolean;
  error: Error | null;
}

/** Elements by the time of their entry; one whose entry is beyond what the journal gave at once has no time. */
export function useEntryDays(caseId: string, happenings: readonly Happening[], isWanted: boolean): EntryDays {
  const first = happenings.reduce((least, { node }) => Math.min(least, node.entry), Number.MAX_SAFE_INTEGER);
  const { data, isLoading, error } = useQuery({
    ...answer('journal', { case: caseId, after: Math.max(0, first - 1), limit: MOST_AT_ONCE }),
    enabled: isWanted && happenings.length > 0,
  });
  const items = useMemo(() => {
    const moments = new Map(data?.entries.map(({ seq, at }) => [seq, Date.parse(at) / DAY_MS]));
    return happenings.map((item): Happening => {
      const at = moments.get(item.node.entry);
      return { ...item, from: at, to: at, sureness: at === undefined ? 'unknown' : 'exact' };
    });
  }, [data, happenings]);
  return { items, isLoading, error };
}
