// The dialog of writing by hand that is open in this case, and what was written last with a way to take it back.
import './hand.css';
import { lazy, Suspense, useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { sessionQuery } from '../api/session.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../i18n/i18n.ts';
import { belongTo, handStore, openHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { DropLayer } from './DropLayer.tsx';

const OpenDialog = lazy(() => import('./OpenDialog.tsx'));

/** What was written last. */
function DoneNote() {
  const { t } = useTexts();
  const { caseId, graph, words } = useWorkspace();
  const done = useStore(handStore, (state) => state.done);
  if (done === undefined || done.caseId !== caseId) return null;
  const node = graph.nodes.get(done.id);
  const what = t(`hand-done.${done.kind}`, { name: node === undefined ? done.id : words.caption(node) });
  return (
    <div className="vt-hand-done" role="status">
      <bdi className="vt-grow vt-cut">{what}</bdi>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        onClick={() => openHand(caseId, { kind: 'retract', entry: done.entry, what })}
      >
        {t('hand.take-back')}
      </Button>
      <CloseButton
        size="sm"
        aria-label={t('action.close')}
        onClick={() => handStore.setState({ done: undefined })}
      />
    </div>
  );
}

export default function HandDialogs() {
  const { caseId } = useWorkspace();
  const { data: session } = useQuery(sessionQuery);
  const isAllowed = useMay('write');
  const user = session?.user;
  useEffect(() => {
    if (user !== undefined) belongTo(user, isAllowed);
  }, [user, isAllowed]);
  const state = useStore(handStore);
  const isOpen = state.dialog !== undefined && state.caseId === caseId && state.user === user && isAllowed;
  return (
    <>
      <DropLayer />
      <DoneNote />
      <Suspense fallback={null}>
        {isOpen && state.dialog !== undefined && <OpenDialog dialog={state.dialog} />}
      </Suspense>
    </>
  );
}
