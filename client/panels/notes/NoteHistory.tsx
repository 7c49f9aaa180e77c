// What a note said before, by whom, and what was taken back.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { answer } from '../../api/queries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function NoteHistory({ id }: { id: string }) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error } = useQuery(answer('note-history', { case: caseId, note: id }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={40} />;
  return (
    <ol className="vt-note-history">
      {data.stages.toReversed().map(({ entry, content, undone }) => (
        <li key={entry.seq}>
          <div className="vt-quiet">
            {t('note.by', { who: entry.actor, when: formatMoment(entry.at, shown) })}
            {undone !== undefined && ` · ${t('note.undone', { who: undone.actor })}`}
          </div>
          {content === null ? (
            <em>{t('note.was-removed')}</em>
          ) : (
            <p className="vt-note-text">{content.text}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
