// Tags of an element as badges.
import { Badge } from '@mantine/core';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** The tags of an element, with who put them there. */
export function TagBadges({ id }: { id: string }) {
  const { t, shown } = useTexts();
  const { marks } = useWorkspace();
  return (
    <>
      {(marks.tagsOn.get(id) ?? []).map(({ tag, by, at }) => (
        <Badge
          key={tag}
          color="gray"
          variant="outline"
          className="vt-tag"
          title={t('note.by', { who: by, when: formatMoment(at, shown) })}
        >
          {tag}
        </Badge>
      ))}
    </>
  );
}
