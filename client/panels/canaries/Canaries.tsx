// Canaries: alerts where they turned up, open ones first; those given out, by recipient; and a form that makes more.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { alertsQuery, canariesQuery } from '../../api/canaries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMay } from '../../components/may.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { AlertCard } from './AlertCard.tsx';
import { GivenOut } from './GivenOut.tsx';
import { MakeCanaries } from './MakeCanaries.tsx';
import './canaries.css';

function Alerts() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const [looking, setLooking] = useState<string>();
  const { data, error, refetch } = useQuery(alertsQuery(caseId));
  if (data === undefined) return <PartWaiting height={120} error={error} onRetry={() => void refetch()} />;
  const real = data.alerts.filter(({ status }) => status !== 'expected');
  const expected = data.alerts.filter(({ status }) => status === 'expected');
  return (
    <>
      {real.length === 0 ? (
        <p className="vt-quiet">{t('canaries.no-alert')}</p>
      ) : (
        <ul className="vt-alerts">
          {real.map((alert) => (
            <AlertCard key={alert.id} alert={alert} onAcknowledge={() => setLooking(alert.id)} />
          ))}
        </ul>
      )}
      {expected.length > 0 && (
        <details className="vt-alerts-expected">
          <summary>{t('canaries.expected', { n: formatNumber(expected.length, shown) })}</summary>
          <ul className="vt-alerts">
            {expected.map((alert) => (
              <AlertCard key={alert.id} alert={alert} />
            ))}
          </ul>
        </details>
      )}
      {data.shown < data.total && (
        <p className="vt-quiet vt-num">
          {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </p>
      )}
      {looking !== undefined && (
        <AcknowledgeDialog caseId={caseId} alert={looking} onClose={() => setLooking(undefined)} />
      )}
    </>
  );
}

export default function Canaries() {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const may = useMay('write');
  const { data, error, refetch } = useQuery(canariesQuery(caseId));
  return (
    <div className="vt-panel vt-canaries">
      <section className="vt-section">
        <h2>{t('canaries.alerts')}</h2>
        <Alerts />
      </section>
      <section className="vt-section">
        <h2>{t('canaries.given')}</h2>
        {data === undefined ? (
          <PartWaiting height={120} error={error} onRetry={() => void refetch()} />
        ) : data.total === 0 ? (
          <EmptyState title={t('canaries.none')}>
            <p>{t('canaries.none-how')}</p>
          </EmptyState>
        ) : (
          <GivenOut canaries={data} />
        )}
      </section>
      {may && data !== undefined && (
        <section className="vt-section">
          <h2>{t('canaries.make')}</h2>
          <MakeCanaries phoneFrom={data.phoneFrom} />
        </section>
      )}
    </div>
  );
}
