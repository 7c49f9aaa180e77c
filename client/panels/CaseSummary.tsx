// What a person sees before anything is selected: the case in figures, and where to begin.
import { useQuery } from '@tanstack/react-query';
import { IconRoute } from '@tabler/icons-react';
import { entityOf, entityType } from '#contract/model/registry.ts';
import { answer } from '../api/queries.ts';
import { PartWaiting } from '../components/PartWaiting.tsx';
import { TypeIcon } from '../components/TypeIcon.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { BeginViews } from './saved/BeginViews.tsx';
import { StaleNotice } from './trace/StaleNotice.tsx';

/** Lists to begin with: those of the last tier of the chain, where a case usually starts. */
const BEGIN = 4;

export function CaseSummary() {
  const { t, say, shown } = useTexts();
  const { overview, caseId, drawn, actions } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('lists', { case: caseId }));
  const tiers = new Map(drawn.nodes.map(({ id, tier }) => [id, tier]));
  const lists = [...(data?.lists ?? [])].sort(
    (a, b) => (tiers.get(b.id) ?? -1) - (tiers.get(a.id) ?? -1) || b.rows - a.rows,
  );
  const counts = Object.entries(overview.counts.nodes).flatMap(([name, total]) => {
    const type = entityType.safeParse(name);
    return type.success && type.data !== 'Case' ? [{ type: type.data, total }] : [];
  });
  return (
    <div className="vt-panel">
      <StaleNotice caseId={caseId} />
      <strong style={{ fontSize: 15 }}>{overview.case.title}</strong>
      {counts.length > 0 && (
        <section className="vt-section">
          <h2>{t('summary.figures')}</h2>
          <dl className="vt-fields" style={{ gridTemplateColumns: '1fr auto' }}>
            {counts.map(({ type, total }) => (
              <div key={type} style={{ display: 'contents' }}>
                <dt className="vt-row">
                  <TypeIcon look={entityOf(type).look} /> {say(entityOf(type).title)}
                </dt>
                <dd className="vt-num" style={{ textAlign: 'right' }}>
                  {formatNumber(total, shown)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {counts.length === 0 && <p className="vt-quiet">{t('summary.empty')}</p>}
      <BeginViews />
      {data?.lists.length !== 0 && (
        <section className="vt-section">
          <h2>{t('summary.begin')}</h2>
          <p className="vt-quiet" style={{ margin: '0 0 8px' }}>
            {t('summary.begin-how')}
          </p>
          {data === undefined && <PartWaiting height={80} error={error} onRetry={() => void refetch()} />}
          {lists.slice(0, BEGIN).map((list) => (
            <button
              key={list.id}
              type="button"
              className="vt-card vt-row"
              style={{
                width: '100%',
                background: 'none',
                color: 'inherit',
                font: 'inherit',
                textAlign: 'left',
                cursor: 'pointer',
              }}
              onClick={() => actions.trace(list.id)}
            >
              <IconRoute size={16} aria-hidden />
              <span className="vt-grow vt-cut">
                {list.title} <span className="vt-quiet">{list.id}</span>
              </span>
              <span className="vt-num vt-quiet">
                {t('summary.rows', { n: formatNumber(list.rows, shown) })}
              </span>
            </button>
          ))}
        </section>
      )}
    </div>
  );
}
