// Writing a note. What is written stays as a draft until it is saved or dropped; where somebody else changed the same note, both stand
// side by side and the person chooses.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Group, Textarea } from '@mantine/core';
import type { NoteContent, ShownNote } from '#contract/note.ts';
import { openNote } from '../../api/notes.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { drafts, useDraft, type Draft } from '../../state/drafts.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NoteConflict } from './NoteConflict.tsx';

interface NoteEditorProps {
  /** Key of the draft, which there is. */
  draftOf: string;
  /** The note that is changed, as it stands now; undefined for a new one. */
  note: ShownNote | undefined;
}

/** The text as it was written, where what is shown of it is masked. */
function useWritten(caseId: string, note: ShownNote | undefined, draft: Draft) {
  return useQuery({
    queryKey: ['opened-note', caseId, note?.id, draft.base],
    queryFn: () => openNote(caseId, note?.id ?? ''),
    enabled: note?.isMasked === true && draft.text === '',
    // In the clear it stays in the draft alone.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const MOST = 5000;

export function NoteEditor({ draftOf, note }: NoteEditorProps) {
  const { t } = useTexts();
  const { caseId, mark } = useWorkspace();
  const draft = useDraft(draftOf);
  const { data: written, error: refused } = useWritten(
    caseId,
    note,
    draft ?? { text: '', base: undefined, elements: [], place: null },
  );
  const saving = useMutation({
    mutationFn: async ({ content, base }: { content: NoteContent; base: number | undefined }) =>
      note === undefined
        ? mark.addNote(content)
        : mark.changeNote(note, { text: content.text }, base ?? note.entry),
    onSuccess: () => drafts.getState().drop(draftOf),
  });
  if (draft === undefined) return null;
  const text = draft.text === '' ? (written?.text ?? '') : draft.text;
  const write = (change: Partial<Draft>): void =>
    drafts.getState().put(draftOf, { ...draft, text, ...change });
  const save = (base = draft.base): void =>
    saving.mutate({
      content: { text, elements: [...draft.elements], place: draft.place === null ? null : [...draft.place] },
      base,
    });
  const isConflict =
    (saving.error instanceof ProblemError && saving.error.status === 409) ||
    (note !== undefined && draft.base !== undefined && note.entry !== draft.base && !saving.isPending);
  if (isConflict && note !== undefined) {
    return (
      <NoteConflict
        mine={text}
        theirs={note}
        isDoing={saving.isPending}
        onMine={() => {
          write({ base: note.entry });
          save(note.entry);
        }}
        onTheirs={() => drafts.getState().drop(draftOf)}
      />
    );
  }
  return (
    <form
      className="vt-card vt-note-editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        label={t(note === undefined ? 'note.new' : 'note.change')}
        description={t('note.masked-how')}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={MOST}
        data-autofocus
        autoFocus
        value={text}
        onChange={({ currentTarget }) => write({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape' && text.trim() === '') drafts.getState().drop(draftOf);
        }}
      />
      {refused !== null && <ProblemNote error={refused} />}
      {saving.error !== null && !isConflict && <ProblemNote error={saving.error} />}
      <Group gap={6} mt={8}>
        <Button type="submit" loading={saving.isPending} disabled={text.trim() === ''}>
          {t('note.save')}
        </Button>
        <Button variant="default" onClick={() => drafts.getState().drop(draftOf)}>
          {t('note.cancel')}
        </Button>
      </Group>
    </form>
  );
}
