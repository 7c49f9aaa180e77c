// The journal: who did what, when, newest first, each entry sealed by the hash of the one before.
import { useEffect, useMemo, useRef } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { runQuery } from '../api/run-query.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { formatMoment, formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useActionName } from '../panels/action-name.ts';
import { Hash } from '../panels/Fields.tsx';
import { useSubjectName } from './subject-name.ts';

const PAGE = 200;
/** Newer entries that are shown above the one that was asked for. */
const ABOVE = 10;

export default function Journal() {
  const { t, shown } = useTexts();
  const [params] = useSearchParams();
  const wanted = Math.trunc(Number(params.get('entry') ?? 0)) || 0;
  const start = wanted > 0 ? wanted + ABOVE + 1 : undefined;
  useTitle(t('nav.journal'));
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['query', 'journal', 'pages', start],
    queryFn: ({ pageParam, signal }) =>
      runQuery('journal', { order: 'newest', before: pageParam, limit: PAGE }, signal),
    initialPageParam: start,
    // Every deed makes it longer: an answer from before is never the newest.
    staleTime: 0,
    getNextPageParam: (last) => (last.entries.length < PAGE ? undefined : last.entries.at(-1)?.seq),
  });
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  const actionName = useActionName();
  const subjectName = useSubjectName();
  const marked = useRef<HTMLTableRowElement>(null);
  const isThere = entries.some(({ seq }) => seq === wanted);
  useEffect(() => {
    if (isThere) marked.current?.scrollIntoView({ block: 'center' });
  }, [isThere]);
  return (
    <div className="vt-page" style={{ maxWidth: 1240 }}>
      <header className="vt-row">
        <div className="vt-grow">
          <h1>{t('journal.title')}</h1>
          <div className="vt-quiet">{t('journal.purpose')}</div>
        </div>
        {data !== undefined && (
          <span className="vt-num">
            {t('count.of', { n: formatNumber(entries.length, shown), total: formatNumber(total, shown) })}
          </span>
        )}
        {start !== undefined && (
          <Link className="vt-link" to="/journal">
            {t('journal.from-newest')}
          </Link>
        )}
      </header>
      {error !== null && data === undefined && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={320} />}
      {data !== undefined && entries.length === 0 && (
        <div className="vt-surface">
          <EmptyState icon={<IconBook2 size={30} aria-hidden />} title={t('journal.empty')}>
            <p>{t('journal.empty-how')}</p>
          </EmptyState>
        </div>
      )}
      {entries.length > 0 && (
        <div
          className="vt-surface vt-table"
          style={{ maxHeight: '74vh' }}
          tabIndex={0}
          role="region"
          aria-label={t('journal.title')}
        >
          <table>
            <thead>
              <tr>
                {(['seq', 'at', 'actor', 'action', 'subject', 'hash'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`journal.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody style={{ cursor: 'default' }}>
              {entries.map((entry) => (
                <tr
                  key={entry.seq}
                  ref={entry.seq === wanted ? marked : undefined}
                  aria-selected={entry.seq === wanted}
                  style={{ cursor: 'default' }}
                >
                  <th scope="row" className="vt-num">
                    {entry.seq}
                  </th>
                  <td>{formatMoment(entry.at, shown)}</td>
                  <td>{entry.actor}</td>
                  <td title={entry.action}>{actionName(entry.action)}</td>
                  <td title={entry.subject}>{subjectName(entry.subject)}</td>
                  <td>
                    <Hash value={entry.hash} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <Button mt={12} variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}
