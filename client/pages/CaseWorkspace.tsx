// The page of one case: legend, graph and table, details and trace.
import { useMemo } from 'react';
import { Center, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useStore } from 'zustand';
import { roleGives } from '#contract/rights.ts';
import { useRole } from '../components/may.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { foldDrawing } from '../graph/drawing.ts';
import { toDrawn } from '../graph/drawn.ts';
import { paintDrawn } from '../graph/style/paint.ts';
import { useMeasures } from '../graph/style/use-measures.ts';
import { useStyleWords } from '../graph/style/use-style-words.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWords } from '../i18n/words.ts';
import { caseActions } from '../state/actions.ts';
import { useAddress } from '../state/address.ts';
import { useElsewhere } from '../state/elsewhere.ts';
import { ELSEWHERE } from '../state/filters.ts';
import { isDrawnOnly, type CaseGraph } from '../state/case-graph.ts';
import { useKeptView } from '../state/keep/use-kept-view.ts';
import { useLive } from '../state/live.ts';
import { markActions } from '../state/mark-actions.ts';
import { useMarks } from '../state/marks.ts';
import { useCaseData } from '../state/use-case-data.ts';
import { visiblePart } from '../state/visible.ts';
import { WorkspaceContext, type Workspace } from '../state/workspace.ts';
import { WorkspaceLayout } from './WorkspaceLayout.tsx';

const NOTHING: CaseGraph = { nodes: new Map(), edges: new Map(), crowds: [] };

function OpenCase({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const words = useWords();
  const [address, go] = useAddress();
  const client = useQueryClient();
  const role = useRole();
  const { user, store, keeper, error: viewError, retry: retryView } = useKeptView(caseId);
  const view = useStore(store, (state) => state.view);
  const { overview, graph, error, unread, isExpanding, retry } = useCaseData(caseId, view.expansions);
  useTitle(overview?.case.title);
  useLive(caseId, keeper);
  const marks = useMarks(caseId);

  const elsewhere = useElsewhere(caseId, graph, ELSEWHERE in view.filters)?.of;
  const known = useMemo<CaseGraph>(
    () => (graph === undefined ? NOTHING : { ...graph, tags: marks.tagNames, elsewhere }),
    [graph, marks.tagNames, elsewhere],
  );
  const { off, hidden, threshold, filters, style, layout, groups: byHand, groupBy, unfolded } = view;
  const visible = useMemo(
    () => visiblePart(known, { off, hidden, threshold, filters }),
    [known, off, hidden, threshold, filters],
  );
  const plain = useMemo(() => toDrawn(visible, words), [visible, words]);
  const measured = useMeasures(plain, known.nodes, style);
  const styleWords = useStyleWords(words);
  const { drawn: whole, legend } = useMemo(
    () => paintDrawn(plain, known, style, measured, styleWords),
    [plain, known, style, measured, styleWords],
  );
  const { drawn, groups } = useMemo(
    () => foldDrawing(whole, visible, { layout, groups: byHand, groupBy, unfolded }, words),
    [whole, visible, layout, byHand, groupBy, unfolded, words],
  );
  const { actions, mark } = useMemo(() => {
    const caption = (id: string): string => {
      const node = known.nodes.get(id);
      if (node !== undefined) return words.caption(node);
      return drawn.nodes.find((each) => each.id === id)?.label ?? id;
    };
    const members = new Map(groups.map((group) => [group.id, group.members]));
    const meant = (ids: readonly string[]): string[] => [
      ...new Set(ids.flatMap((id) => members.get(id) ?? (isDrawnOnly(known, id) ? [] : [id]))),
    ];
    return {
      actions: caseActions(store, () => known, go, caption),
      mark: markActions(caseId, client, store, { caption, meant }),
    };
  }, [store, known, go, words, drawn, groups, caseId, client]);

  const failed = error ?? viewError;
  if (failed !== undefined) {
    return (
      <div className="vt-page">
        <h1>{caseId}</h1>
        <ProblemNote error={failed} onRetry={error === null ? retryView : retry} />
      </div>
    );
  }
  if (overview === undefined || graph === undefined || keeper === undefined) {
    return (
      <Center h="100%">
        <Loader size="sm" role="img" aria-label={t('status.loading')} />
      </Center>
    );
  }
  const workspace: Workspace = {
    caseId,
    user,
    may: (right) => roleGives(role, right),
    overview,
    graph: known,
    visible,
    whole,
    drawn,
    groups,
    legend,
    view,
    store,
    address,
    go,
    actions,
    marks,
    mark,
    keeper,
    words,
  };
  return (
    <WorkspaceContext value={workspace}>
      <WorkspaceLayout isExpanding={isExpanding} unread={unread} />
    </WorkspaceContext>
  );
}

export default function CaseWorkspace() {
  const { caseId = '' } = useParams();
  return <OpenCase key={caseId} caseId={caseId} />;
}
