// What a view of a case shows: a saved one, or one's own as it is kept now.
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { openSavedView, readView } from '../../api/views.ts';
import { readKept, readKeptView } from '../../state/keep/read.ts';
import { useMarks } from '../../state/marks.ts';
import { useElsewhere } from '../../state/elsewhere.ts';
import { ELSEWHERE } from '../../state/filters.ts';
import { NOW } from '../../state/paths.ts';
import type { View } from '../../state/patch.ts';
import { UnreadableView } from '../../state/saved-actions.ts';
import { useCaseData } from '../../state/use-case-data.ts';
import { visiblePart, type Visible } from '../../state/visible.ts';

/** @throws ProblemError; UnreadableView */
async function readViewOf(caseId: string, id: string): Promise<View> {
  if (id === NOW) {
    const kept = readKept(await readView(caseId));
    if (typeof kept === 'string') throw new UnreadableView(kept);
    return kept.history.view;
  }
  const view = readKeptView(await openSavedView(caseId, id));
  if (typeof view === 'string') throw new UnreadableView(view);
  return view;
}

const NONE: never[] = [];

interface ViewPart {
  /** Undefined until it is here, or where none is chosen. */
  visible: Visible | undefined;
  error: Error | null;
}

/** @param id of a saved view, `NOW`, or empty where none is chosen */
export function useViewPart(caseId: string, id: string): ViewPart {
  const reading = useQuery({
    queryKey: ['view-part', caseId, id],
    queryFn: () => readViewOf(caseId, id),
    enabled: id !== '',
    gcTime: 0,
  });
  const view = reading.data;
  const { graph, error, isExpanding } = useCaseData(caseId, view?.expansions ?? NONE);
  const { tagNames } = useMarks(caseId);
  const isByCase = view !== undefined && ELSEWHERE in view.filters;
  const elsewhere = useElsewhere(caseId, graph, isByCase)?.of;
  const visible = useMemo(
    () =>
      graph === undefined || view === undefined || isExpanding || (isByCase && elsewhere === undefined)
        ? undefined
        : visiblePart({ ...graph, tags: tagNames, elsewhere }, view),
    [graph, view, isExpanding, tagNames, isByCase, elsewhere],
  );
  return { visible, error: reading.error ?? error };
}
