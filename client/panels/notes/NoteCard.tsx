// One note: what it says, of what, by whom; changed, removed, shown on the canvas.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHistory, IconMapPin, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ShownNote } from '#contract/note.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { drafts, useDraft } from '../../state/drafts.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteHistory } from './NoteHistory.tsx';
import { useDraftKey, useMayMark } from './use-notes.ts';
import { useNoteWords } from './note-words.ts';

/** Elements that are named before the rest is counted. */
const NAMED = 6;

export function NoteCard({ note }: { note: ShownNote }) {
  const { t } = useTexts();
  const { mark, graph } = useWorkspace();
  const { canvas } = useSurface();
  const isAllowed = useMayMark();
  const said = useNoteWords();
  const draftOf = useDraftKey(note.id);
  const draft = useDraft(draftOf);
  const [isHistory, setHistory] = useState(false);
  const removing = useMutation({ mutationFn: () => mark.removeNote(note) });
  if (draft !== undefined) return <NoteEditor draftOf={draftOf} note={note} />;
  const { elements } = note;
  const gone = elements.filter((id) => !graph.nodes.has(id) && !graph.edges.has(id)).length;
  return (
    <article className="vt-card" aria-label={t('note.one')}>
      <p className="vt-note-text">{note.text}</p>
      {elements.length > 0 && (
        <div className="vt-note-on">
          {elements.slice(0, NAMED).map((id) => (
            <ElementLink key={id} id={id} />
          ))}
          {elements.length > NAMED && (
            <span className="vt-quiet">{t('count.of', { n: NAMED, total: elements.length })}</span>
          )}
          {gone > 0 && <span className="vt-quiet">{t('note.not-here', { n: gone })}</span>}
        </div>
      )}
      <div className="vt-row">
        <span className="vt-grow vt-quiet">{said(note)}</span>
        {note.place !== null && canvas !== undefined && (
          <Tooltip label={t('note.show')}>
            <ActionIcon
              size="sm"
              aria-label={t('note.show')}
              onClick={() => canvas.centre(note.place ?? [0, 0])}
            >
              <IconMapPin size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('note.history')}>
          <ActionIcon
            size="sm"
            aria-label={t('note.history')}
            aria-expanded={isHistory}
            onClick={() => setHistory(!isHistory)}
          >
            <IconHistory size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {isAllowed && (
          <>
            <Tooltip label={t('note.change')}>
              <ActionIcon
                size="sm"
                aria-label={t('note.change')}
                onClick={() =>
                  drafts.getState().put(draftOf, {
                    text: note.isMasked ? '' : note.text,
                    base: note.entry,
                    elements,
                    place: note.place,
                  })
                }
              >
                <IconPencil size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('note.remove')}>
              <ActionIcon
                size="sm"
                aria-label={t('note.remove')}
                loading={removing.isPending}
                onClick={() => removing.mutate()}
              >
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
      {removing.error !== null && <ProblemNote error={removing.error} />}
      {isHistory && <NoteHistory id={note.id} />}
    </article>
  );
}
