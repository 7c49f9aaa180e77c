// The picture of a saved view; an icon where it has none, or where it cannot be shown.
import { useState } from 'react';
import { IconChartDots3 } from '@tabler/icons-react';
import type { SavedViewCard } from '#contract/saved-view.ts';
import { thumbnailOf } from '../../api/views.ts';

export function Picture({ caseId, card }: { caseId: string; card: SavedViewCard }) {
  const [isBroken, setBroken] = useState(false);
  return (
    <span className="vt-picture">
      {card.hasThumbnail && !isBroken ? (
        <img src={thumbnailOf(caseId, card)} alt="" loading="lazy" onError={() => setBroken(true)} />
      ) : (
        <IconChartDots3 size={28} aria-hidden />
      )}
    </span>
  );
}
