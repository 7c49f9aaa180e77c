// What has no date at all: a lane of its own below the axis, with how many there are.
import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { Happening } from '../../state/happenings.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NodeDot } from './NodeDot.tsx';
import { useLabel } from './use-label.ts';

const PAGE = 40;

interface UndatedProps {
  items: readonly Happening[];
  /** Nothing has a date, so that there is no axis above. */
  isAll: boolean;
}

export function Undated({ items, isAll }: UndatedProps) {
  const { t, shown } = useTexts();
  const { address, actions } = useWorkspace();
  const labelOf = useLabel();
  const { lit } = useSurface();
  const [limit, setLimit] = useState(PAGE);
  const listed = items.slice(0, limit);
  return (
    <section className="vt-undated" aria-label={t('timeline.undated')}>
      <h2>
        {t('timeline.undated')}{' '}
        <span className="vt-num vt-quiet">
          {t('count.of', { n: formatNumber(listed.length, shown), total: formatNumber(items.length, shown) })}
        </span>
      </h2>
      {isAll && <p className="vt-quiet">{t('timeline.undated-how')}</p>}
      {listed.map(({ id, node }) => (
        <button
          key={id}
          type="button"
          className="vt-chip"
          aria-pressed={address.selection.includes(id)}
          data-dim={lit !== undefined && !lit.has(id)}
          onClick={() => actions.select([id])}
        >
          <NodeDot node={node} />
          <span className="vt-cut">{labelOf(node)}</span>
        </button>
      ))}
      {limit < items.length && (
        <button type="button" className="vt-link" onClick={() => setLimit(limit + PAGE * 5)}>
          {t('action.more')}
        </button>
      )}
    </section>
  );
}
