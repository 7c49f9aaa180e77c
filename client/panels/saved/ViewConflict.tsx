// Two people changed one saved view: what one wanted and what stands by now, side by side, and a choice.
import type { SavedViewCard, SavedViewChange } from '#contract/saved-view.ts';
import { Conflict } from '../../components/Conflict.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Picture } from './Picture.tsx';

interface ViewConflictProps {
  theirs: SavedViewCard;
  wanted: Omit<SavedViewChange, 'base'>;
  isDoing: boolean;
  onMine(): void;
  onTheirs(): void;
}

export function ViewConflict({ theirs, wanted, isDoing, onMine, onTheirs }: ViewConflictProps) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const thumbnail = wanted.content?.thumbnail;
  return (
    <Conflict
      title={t('saved.conflict')}
      mine={
        <>
          {thumbnail !== undefined && (
            <span className="vt-picture">
              <img src={`data:image/png;base64,${thumbnail}`} alt="" />
            </span>
          )}
          <p>{wanted.name ?? theirs.name}</p>
        </>
      }
      theirs={
        <>
          {thumbnail !== undefined && <Picture key={theirs.version} caseId={caseId} card={theirs} />}
          <p>{theirs.name}</p>
          <p className="vt-quiet">{t('note.by', { who: theirs.by, when: formatMoment(theirs.at, shown) })}</p>
        </>
      }
      isDoing={isDoing}
      onMine={onMine}
      onTheirs={onTheirs}
    />
  );
}
