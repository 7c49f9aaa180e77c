// Asks what is needed to say how far a task is: to whom it goes, and a note if there is one; or the reason to take that back.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, CloseButton, Group, Modal, Textarea, TextInput } from '@mantine/core';
import type { ProofTask, TaskState } from '#contract/proof-task.ts';
import { sayTask, undoTask } from '../../api/tasks.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTexts } from '../../i18n/i18n.ts';

export interface Saying {
  task: ProofTask;
  what: TaskState | 'undo';
}

interface TaskDialogProps extends Saying {
  caseId: string;
  onClose(): void;
}

export function TaskDialog({ caseId, task, what, onClose }: TaskDialogProps) {
  const { t, say } = useTexts();
  const client = useQueryClient();
  const [assignee, setAssignee] = useState(task.assignee ?? '');
  const [note, setNote] = useState('');
  const saying = useMutation({
    mutationFn: (reason: string) =>
      what === 'undo'
        ? undoTask(caseId, task.id, reason)
        : sayTask(caseId, {
            task: task.id,
            state: what,
            ...(what !== 'open' && assignee.trim() !== '' ? { assignee: assignee.trim() } : {}),
            ...(reason.trim() === '' ? {} : { note: reason.trim() }),
          }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['query'] });
    },
  });
  const title = t(`task-title.${what}`);
  if (what === 'undo')
    return (
      <ReasonDialog
        title={title}
        action={t('task-do.undo')}
        suggestions={[t('owner-because.mistake')]}
        isDoing={saying.isPending}
        error={saying.error}
        width={520}
        onClose={onClose}
        onDo={(reason) => saying.mutate(reason)}
      >
        <p>{say(task.what)}</p>
      </ReasonDialog>
    );
  const isReady = what !== 'assigned' || assignee.trim() !== '';
  return (
    <Modal.Root opened onClose={onClose} size="min(520px, 94vw)" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (isReady && !saying.isPending) saying.mutate(note);
            }}
          >
            <div className="vt-row">
              <h2 className="vt-grow" style={{ fontSize: 16, margin: '4px 0' }}>
                {title}
              </h2>
              <CloseButton aria-label={t('action.close')} onClick={onClose} />
            </div>
            <p>{say(task.what)}</p>
            {what === 'assigned' && (
              <TextInput
                mt={8}
                label={t('task.assignee')}
                description={t('task.assignee-how')}
                value={assignee}
                maxLength={100}
                required
                data-autofocus
                onChange={(event) => setAssignee(event.currentTarget.value)}
              />
            )}
            <Textarea
              mt={12}
              label={t('task.note')}
              description={t('task.note-how')}
              value={note}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {saying.error !== null && <ProblemNote error={saying.error} />}
            <Group justify="flex-end" mt={16} gap={8}>
              <Button variant="default" onClick={onClose}>
                {t('owner.cancel')}
              </Button>
              <Button type="submit" disabled={!isReady} loading={saying.isPending}>
                {t(`task-do.${what}`)}
              </Button>
            </Group>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
