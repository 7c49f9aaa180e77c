// Who wrote a note and when, in words.
import type { ShownNote } from '#contract/note.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

/** “li, 3 May 2025, 10:12” and, where it was changed, by whom last. */
export function useNoteWords(): (
  note: Pick<ShownNote, 'by' | 'at' | 'changedBy' | 'changedAt' | 'edits'>,
) => string {
  const { t, shown } = useTexts();
  return ({ by, at, changedBy, changedAt, edits }) =>
    edits === 0
      ? t('note.by', { who: by, when: formatMoment(at, shown) })
      : t('note.changed-by', { who: changedBy, when: formatMoment(changedAt, shown), n: edits });
}
