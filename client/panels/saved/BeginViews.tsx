// Saved views to begin with, on the first page of a case.
import { useMutation, useQuery } from '@tanstack/react-query';
import { savedViewsQuery } from '../../api/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { openSaved } from '../../state/saved-actions.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Picture } from './Picture.tsx';
import './saved.css';
import { ViewProblem } from './ViewProblem.tsx';

const MOST = 4;

export function BeginViews() {
  const { t, shown } = useTexts();
  const { caseId, store, go, address } = useWorkspace();
  const { data } = useQuery(savedViewsQuery(caseId));
  const opening = useMutation({ mutationFn: (id: string) => openSaved({ caseId, store, go, address }, id) });
  if (data === undefined || data.views.length === 0) return null;
  const newest = data.views.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
  return (
    <section className="vt-section">
      <h2>{t('panel.saved')}</h2>
      <ul className="vt-begin-views">
        {newest.map((card) => (
          <li key={card.id}>
            <button
              type="button"
              className="vt-view-open"
              style={{ width: '100%' }}
              aria-label={t('saved.open-named', { name: card.name })}
              onClick={() => opening.mutate(card.id)}
            >
              <Picture key={card.version} caseId={caseId} card={card} />
            </button>
            <strong className="vt-cut">{card.name}</strong>
          </li>
        ))}
      </ul>
      {newest.length < data.views.length && (
        <button type="button" className="vt-link" onClick={() => go({ left: 'saved' })}>
          {t('saved.all', {
            n: formatNumber(newest.length, shown),
            total: formatNumber(data.views.length, shown),
          })}
        </button>
      )}
      {opening.error !== null && <ViewProblem error={opening.error} />}
    </section>
  );
}
