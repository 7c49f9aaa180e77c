// Two people changed one note: both texts side by side, and a choice. Whichever is not kept stays in the note's history or goes with
// the word of the person alone.
import type { ShownNote } from '#contract/note.ts';
import { Conflict } from '../../components/Conflict.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useNoteWords } from './note-words.ts';

interface NoteConflictProps {
  mine: string;
  theirs: ShownNote;
  isDoing: boolean;
  onMine(): void;
  onTheirs(): void;
}

export function NoteConflict({ mine, theirs, isDoing, onMine, onTheirs }: NoteConflictProps) {
  const { t } = useTexts();
  const said = useNoteWords();
  return (
    <Conflict
      title={t('note.conflict')}
      mine={<p className="vt-note-text">{mine}</p>}
      theirs={
        <>
          <p className="vt-note-text">{theirs.text}</p>
          <p className="vt-quiet">{said(theirs)}</p>
        </>
      }
      how={t('note.conflict-how')}
      isDoing={isDoing}
      onMine={onMine}
      onTheirs={onTheirs}
    />
  );
}
