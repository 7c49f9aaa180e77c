// The page of one case: legend, graph and table, details and trace.
import { useMemo } from 'react';
import { Center, Loader } from '@mantine/core';
import { useParams } from 'react-router';
import { useStore } from 'zustand';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { toDrawn } from '../graph/drawn.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWords } from '../i18n/words.ts';
import { caseActions } from '../state/actions.ts';
import { useAddress } from '../state/address.ts';
import type { CaseGraph } from '../state/case-graph.ts';
import { useCaseData } from '../state/use-case-data.ts';
import { openView } from '../state/view-store.ts';
import { visiblePart } from '../state/visible.ts';
import { WorkspaceContext, type Workspace } from '../state/workspace.ts';
import { WorkspaceLayout } from './WorkspaceLayout.tsx';

const NOTHING: CaseGraph = { nodes: new Map(), edges: new Map(), crowds: [] };

function OpenCase({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const words = useWords();
  const [address, go] = useAddress();
  const store = useMemo(() => openView(caseId), [caseId]);
  const view = useStore(store, (state) => state.view);
  const { overview, graph, error, isExpanding, retry } = useCaseData(caseId, view.expansions);
  useTitle(overview?.case.title);

  const known = graph ?? NOTHING;
  const { off, hidden, threshold } = view;
  const visible = useMemo(
    () => visiblePart(known, { off, hidden, threshold }),
    [known, off, hidden, threshold],
  );
  const drawn = useMemo(() => toDrawn(visible, words), [visible, words]);
  const actions = useMemo(() => {
    const caption = (id: string): string => {
      const node = known.nodes.get(id);
      return node === undefined ? id : words.caption(node);
    };
    return caseActions(store, () => known, go, caption);
  }, [store, known, go, words]);

  if (error !== null) {
    return (
      <div className="vt-page">
        <h1>{caseId}</h1>
        <ProblemNote error={error} onRetry={retry} />
      </div>
    );
  }
  if (overview === undefined || graph === undefined) {
    return (
      <Center h="100%">
        <Loader size="sm" aria-label={t('status.loading')} />
      </Center>
    );
  }
  const workspace: Workspace = {
    caseId,
    overview,
    graph,
    visible,
    drawn,
    view,
    store,
    address,
    go,
    actions,
    words,
  };
  return (
    <WorkspaceContext value={workspace}>
      <WorkspaceLayout isExpanding={isExpanding} />
    </WorkspaceContext>
  );
}

export default function CaseWorkspace() {
  const { caseId = '' } = useParams();
  return <OpenCase key={caseId} caseId={caseId} />;
}
