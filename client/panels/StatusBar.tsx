// The line at the bottom: how much of the case is in sight, and what is not.
import { useTexts } from '../i18n/i18n.ts';
import { formatNumber } from '../i18n/format.ts';
import { AlertBadge } from './canaries/AlertBadge.tsx';
import { KeepingState } from './notices/KeepingState.tsx';
import { caseSize } from '../state/case-graph.ts';
import { useWorkspace } from '../state/workspace.ts';

/** What is in sight out of what there is. */
export function StatusBar({ isExpanding }: { isExpanding: boolean }) {
  const { t, shown } = useTexts();
  const { visible, overview, view, actions, address } = useWorkspace();
  const size = caseSize(overview);
  const said = (n: number, total: number): string =>
    t('count.of', { n: formatNumber(n, shown), total: formatNumber(Math.max(n, total), shown) });
  return (
    <footer className="vt-status" data-tour="status" aria-label={t('status.label')}>
      <span>
        {t('status.nodes')} <b className="vt-num">{said(visible.nodes.length, size.nodes)}</b>
      </span>
      <span>
        {t('status.edges')} <b className="vt-num">{said(visible.edges.length, size.edges)}</b>
      </span>
      {overview.shown < overview.total && (
        <span>
          {t('status.cut', {
            n: formatNumber(overview.shown, shown),
            total: formatNumber(overview.total, shown),
          })}
        </span>
      )}
      {visible.hiddenByFacet > 0 && (
        <span>{t('status.by-facet', { n: formatNumber(visible.hiddenByFacet, shown) })}</span>
      )}
      {Object.keys(view.filters).length > 0 && (
        <span>
          {t('status.by-filter', { n: formatNumber(visible.hiddenByFilter, shown) })}{' '}
          <button type="button" className="vt-link" onClick={() => actions.clearFilters()}>
            {t('status.clear-filters')}
          </button>
        </span>
      )}
      {visible.weak.hidden > 0 && (
        <span>{t('status.by-strength', { n: formatNumber(visible.weak.hidden, shown) })}</span>
      )}
      {view.hidden.length > 0 && (
        <span>
          {t('status.by-hand', { n: formatNumber(visible.hiddenByHand, shown) })}{' '}
          <button type="button" className="vt-link" onClick={() => actions.showHidden()}>
            {t('status.show-all')}
          </button>
        </span>
      )}
      <AlertBadge />
      <span className="vt-gap" />
      <KeepingState />
      {isExpanding && <span>{t('status.loading')}</span>}
      {address.selection.length > 0 && <span>{t('status.selected', { n: address.selection.length })}</span>}
    </footer>
  );
}
