// Takes back what was written by hand: the entry stays in the journal, beside one that takes it back.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Textarea } from '@mantine/core';
import { useStore } from 'zustand';
import { retractEntry } from '../api/hand.ts';
import { ALL, refresh } from '../api/refresh.ts';
import { useTexts } from '../i18n/i18n.ts';
import { closeHand, handStore, typeHand, type HandDialog } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { HandModal } from './HandModal.tsx';

/** What makes an element that goes with its entry. */
const MAKING: readonly HandDialog['kind'][] = ['add', 'split'];

export function RetractDialog({ entry, what }: { entry: number; what: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const { caseId, address, go } = useWorkspace();
  const reason = useStore(handStore, (state) => state.typed.reason);
  const [isTried, setTried] = useState(false);
  const retracting = useMutation({
    mutationFn: () => retractEntry(entry, reason.trim()),
    onSuccess: async () => {
      const { done } = handStore.getState();
      if (done?.entry === entry) {
        handStore.setState({ done: undefined });
        // What this entry had made is gone: nothing is left to select.
        if (MAKING.includes(done.kind)) go({ selection: address.selection.filter((id) => id !== done.id) });
      }
      closeHand();
      await refresh(client, caseId, ...ALL);
    },
  });
  return (
    <HandModal
      title={t('hand.retract-title', { what })}
      action={t('hand.retract-do')}
      isDoing={retracting.isPending}
      error={retracting.error}
      isTyped={false}
      width={520}
      onDo={() => {
        setTried(true);
        if (reason.trim() !== '') retracting.mutate();
      }}
    >
      <p className="vt-quiet">{t('hand.retract-how', { entry })}</p>
      <Textarea
        size="xs"
        label={t('owner.reason')}
        withAsterisk
        dir="auto"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        data-autofocus
        error={isTried && reason.trim() === '' ? t('hand.reason-needed') : undefined}
        value={reason}
        onChange={({ currentTarget }) => typeHand({ reason: currentTarget.value })}
      />
    </HandModal>
  );
}
