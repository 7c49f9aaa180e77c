// An open case on paper: title, date, how much of it is shown, the picture, the legend that goes with it, and what is selected.
import './print.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { formatMoment, formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Details } from '../panels/Details.tsx';
import { Legend } from '../panels/Legend.tsx';
import { caseSize } from '../state/case-graph.ts';
import { printStore } from '../state/print.ts';
import { useWorkspace } from '../state/workspace.ts';
import { sheetForMenu } from './print.ts';

export default function PrintSheet() {
  const { t, shown } = useTexts();
  const { overview, visible, view, address } = useWorkspace();
  const { isOn, picture, at } = useStore(printStore);
  useEffect(() => sheetForMenu(), []);
  if (!isOn) return null;
  const size = caseSize(overview);
  const of = (n: number, all: number): string =>
    t('count.of', { n: formatNumber(n, shown), total: formatNumber(Math.max(n, all), shown) });
  return (
    <section className="vt-print" aria-label={t('print.sheet')}>
      <header>
        <h1>{overview.case.title}</h1>
        <p>
          {t('print.at', { at: formatMoment(at, shown) })} ·{' '}
          {t('print.shown', {
            nodes: of(visible.nodes.length, size.nodes),
            edges: of(visible.edges.length, size.edges),
          })}
          {view.hidden.length > 0 &&
            ` · ${t('status.by-hand', { n: formatNumber(visible.hiddenByHand, shown) })}`}
        </p>
        <p>{t('print.masked')}</p>
      </header>
      {picture !== undefined && <img src={picture} alt={overview.case.title} />}
      <div className="vt-print-columns">
        <div>
          <h2>{t('legend.title')}</h2>
          <Legend />
        </div>
        <div>
          <h2>{t(address.selection.length === 0 ? 'print.case' : 'print.selection')}</h2>
          <Details />
        </div>
      </div>
    </section>
  );
}
