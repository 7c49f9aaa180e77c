// The chain of custody of an exhibit: how it came into the record, and everybody who saw it since.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

export function Custody({ caseId, element }: { caseId: string; element: string }) {
  const { t, shown } = useTexts();
  const { limit, moreOf } = useLimit(500);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('custody', { case: caseId, element, limit }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="vt-surface vt-block">
      <h2>{t('custody.title')}</h2>
      {data === undefined && <PartWaiting height={60} error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div className="vt-quiet vt-row">
            {data.from !== undefined && `${t('custody.from')} ${data.from}`}
            {data.intact !== null && (
              <Badge variant="light" color={data.intact ? 'teal' : 'red'} c="var(--mantine-color-text)">
                {t(data.intact ? 'custody.intact' : 'custody.altered')}
              </Badge>
            )}
          </div>
          <ol className="vt-plain-list">
            {data.events.map(({ kind, entry, reason }) => (
              <li key={entry.seq} className="vt-row">
                <span className="vt-num vt-quiet">{formatMoment(entry.at, shown)}</span>
                <b>{t(`custody-event.${kind}`)}</b>
                <span>{entry.actor}</span>
                <span className="vt-quiet vt-grow">{reason}</span>
                <Link className="vt-link vt-num" to={`/journal?entry=${entry.seq}`}>
                  #{entry.seq}
                </Link>
              </li>
            ))}
          </ol>
          <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
        </>
      )}
    </section>
  );
}
