// The panel of notes and tags: of what is selected, and of the whole case.
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import type { ShownNote } from '#contract/note.ts';
import { enumerated } from '#contract/text.ts';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { beginNote, useDraft } from '../../state/drafts.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NoteCard } from './NoteCard.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import './notes.css';
import { TagList } from './TagList.tsx';
import { TagField } from './TagField.tsx';
import { useDraftKey, useMayMark } from './use-notes.ts';

/** Notes that are listed before more are asked for. */
const LISTED = 50;

function NoteList({ notes, total }: { notes: readonly ShownNote[]; total: number }) {
  const [most, setMost] = useState(LISTED);
  const listed = notes.slice(0, most);
  return (
    <>
      {listed.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
      {listed.length < total && (
        <MoreRow
          n={listed.length}
          total={total}
          onMore={listed.length < notes.length ? () => setMost(most + LISTED) : undefined}
        />
      )}
    </>
  );
}

export default function Notes() {
  const { t, shown } = useTexts();
  const { address, marks, words, graph } = useWorkspace();
  const isAllowed = useMayMark();
  const draftOf = useDraftKey('new');
  const draft = useDraft(draftOf);
  const [filter, setFilter] = useState('');
  const { selection } = address;
  const wanted = filter.trim().toLowerCase();
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : words.caption(node);
  };
  const isMeant = (note: ShownNote): boolean =>
    wanted === '' ||
    [note.text, note.by, note.changedBy, ...note.elements.map(nameOf)].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  const own = marks.notes.filter(({ elements }) => elements.some((id) => selection.includes(id)));
  const others = marks.notes.filter((note) => !own.includes(note) && isMeant(note)).toReversed();
  const unknown = marks.total.notes - marks.shown.notes;
  return (
    <div className="vt-panel vt-notes">
      {isAllowed && draft === undefined && (
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => beginNote(draftOf, { elements: selection, place: null })}
        >
          {selection.length === 0 ? t('note.write') : t('note.write-on', { n: selection.length })}
        </Button>
      )}
      {draft !== undefined && (
        <>
          <NoteEditor draftOf={draftOf} note={undefined} />
          <p className="vt-quiet">
            {draft.elements.length === 0
              ? t(draft.place === null ? 'note.on-case' : 'note.on-canvas')
              : t('note.on', {
                  names: enumerated(draft.elements.slice(0, 5).map(nameOf), shown),
                  n: draft.elements.length,
                })}
          </p>
        </>
      )}
      {selection.length > 0 && (
        <section className="vt-section">
          <h2>{t('note.of-selection', { n: own.length })}</h2>
          <TagField ids={selection} />
          <NoteList notes={own.toReversed()} total={own.length} />
          {own.length === 0 && <p className="vt-quiet">{t('note.none-here')}</p>}
        </section>
      )}
      <section className="vt-section">
        <h2>{t('tag.title')}</h2>
        <TagList />
      </section>
      <section className="vt-section">
        <h2>{t(selection.length === 0 ? 'note.all' : 'note.others')}</h2>
        {marks.notes.length > 5 && (
          <TextInput
            size="xs"
            mb={8}
            value={filter}
            onChange={({ currentTarget }) => setFilter(currentTarget.value)}
            placeholder={t('note.filter')}
            aria-label={t('note.filter')}
            leftSection={<IconFilter size={13} aria-hidden />}
          />
        )}
        <NoteList notes={others} total={others.length + unknown} />
        {others.length === 0 && <p className="vt-quiet">{t('note.none')}</p>}
      </section>
    </div>
  );
}
