// Says of an element that fields of it are otherwise: only what is changed is sent, and a change of somebody else meanwhile is shown and not overwritten.
import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { useStore } from 'zustand';
import { handFields } from '#contract/hand.ts';
import { editElement } from '../api/hand.ts';
import { ProblemError } from '../api/problem-error.ts';
import { answer } from '../api/queries.ts';
import type { QueryResult } from '../api/run-query.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { handStore, typeHand } from '../state/hand.ts';
import { useWorkspace } from '../state/workspace.ts';
import { EntityFields, wholeOf } from './EntityFields.tsx';
import { faultsOf, groundsFrom } from './form.ts';
import { GroundsInput } from './GroundsInput.tsx';
import { HandModal } from './HandModal.tsx';
import { useWrite } from './use-write.ts';

function EditForm({ data, onRefresh }: { data: QueryResult<'element'>; onRefresh(): void }) {
  const { t } = useTexts();
  const { caseId, words } = useWorkspace();
  const typed = useStore(handStore, (state) => state.typed);
  const [isTried, setTried] = useState(false);
  // The entry that stood when the dialog was opened, so that what came since is a conflict.
  const seen = useRef(data.provenance.seq);
  const { element } = data;
  const { type, id } = element;
  const names = handFields(type);
  const masked = new Set(data.masked);
  const standing = Object.fromEntries(names.map((name) => [name, String(data.fields[name] ?? '')]));
  const changed = Object.entries(typed.values).filter(
    ([name, value]) => !(masked.has(name) && value === '') && value !== standing[name],
  );
  const { grounds, faults } = groundsFrom(typed.grounds);
  const wrong = [...faultsOf(type, wholeOf(names, typed.values, standing), names).keys()].filter(
    (name) => !(masked.has(name) && (typed.values[name] ?? '') === ''),
  );
  const editing = useWrite('edit', () => {
    if (grounds === undefined) throw new Error('the grounds are not whole');
    const values = Object.fromEntries(
      changed.map(([name, value]) => [name, value.trim() === '' ? null : value]),
    );
    return editElement(caseId, id, { values, grounds, seen: seen.current });
  });
  const isConflict = editing.error instanceof ProblemError && editing.error.status === 409;
  useEffect(() => {
    if (isConflict) onRefresh();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each conflict, not for each drawing
  }, [isConflict]);
  return (
    <HandModal
      title={t('hand.edit-title', { name: words.caption(element) })}
      action={t(isConflict ? 'hand.edit-again' : 'hand.edit-do')}
      isDoing={editing.isPending}
      error={editing.error}
      isTyped={changed.length > 0}
      isReady={changed.length > 0 || typed.grounds.evidence !== ''}
      onDo={() => {
        setTried(true);
        // What stands now was shown since, beside what was typed.
        if (isConflict) seen.current = data.provenance.seq;
        if (wrong.length === 0 && grounds !== undefined) editing.mutate();
      }}
    >
      {isConflict && <p role="alert">{t('hand.edit-conflict')}</p>}
      <EntityFields
        type={type}
        names={names}
        typed={typed.values}
        standing={standing}
        masked={masked}
        isTried={isTried}
        onChange={(values) => typeHand({ values })}
      />
      <GroundsInput
        typed={typed.grounds}
        faults={isTried ? faults : new Set()}
        {...(type === 'Evidence' ? { without: ['evidence'] } : {})}
        onChange={(change) => typeHand({ grounds: { ...typed.grounds, ...change } })}
      />
      <p className="vt-quiet">{t('hand.edit-how')}</p>
    </HandModal>
  );
}

export function EditDialog({ id }: { id: string }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error, refetch } = useQuery({
    ...answer('element', { case: caseId, id }),
    staleTime: 0,
  });
  if (data !== undefined) return <EditForm data={data} onRefresh={() => void refetch()} />;
  return (
    <HandModal
      title={t('hand.edit-title', { name: id })}
      action={t('hand.edit-do')}
      isDoing={false}
      error={null}
      isTyped={false}
      isReady={false}
      onDo={() => undefined}
    >
      {error === null ? <Skeleton height={160} /> : <ProblemNote error={error} />}
    </HandModal>
  );
}
