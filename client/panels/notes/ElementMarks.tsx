// Tags and notes of an element among its details, with the way to the panel where they are written.
import { Button } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import './notes.css';
import { TagBadges } from './Tags.tsx';
import { useMayMark } from './use-notes.ts';

export function ElementMarks({ id }: { id: string }) {
  const { t } = useTexts();
  const { marks, go } = useWorkspace();
  const isAllowed = useMayMark();
  const notes = marks.notesOn.get(id)?.length ?? 0;
  if (!isAllowed && notes === 0 && !marks.tagsOn.has(id)) return null;
  return (
    <div className="vt-marks">
      <TagBadges id={id} />
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconNote size={14} aria-hidden />}
        onClick={() => go({ panel: 'notes' })}
      >
        {notes === 0 ? t('note.and-tags') : t('note.count', { n: notes })}
      </Button>
    </div>
  );
}
