// The rows of a list as found, masked, each leading to all rows of its owner.
import { useEffect, useMemo, useRef } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import { ENTITIES } from '#contract/model/registry.ts';
import { runQuery } from '../../api/run-query.ts';
import { OwnerLink } from '../../components/OwnerLink.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { listPath } from '../../state/paths.ts';

const PAGE = 50;
/** Rows that are shown before the one that was asked for. */
const BEFORE = 10;

interface ListRowsProps {
  caseId: string;
  list: string;
  /** The row that was asked for, which comes first in sight; undefined: from the beginning. */
  row: number | undefined;
}

export function ListRows({ caseId, list, row: asked }: ListRowsProps) {
  const { t, say, shown } = useTexts();
  const start = asked === undefined ? 0 : Math.max(0, asked - BEFORE);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['query', 'list-rows', caseId, list, 'pages', start],
    queryFn: ({ pageParam, signal }) =>
      runQuery('list-rows', { case: caseId, list, offset: pageParam, limit: PAGE }, signal),
    initialPageParam: start,
    getNextPageParam: (last, pages) => {
      const next = start + pages.flatMap(({ rows: those }) => those).length;
      return last.rows.length === 0 || next >= last.total ? undefined : next;
    },
  });
  const place = useRef<HTMLTableRowElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: 'center' });
  }, [isThere]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const first = data?.pages[0];
  if (first === undefined) return error === null ? <Skeleton height={200} /> : <ProblemNote error={error} />;
  return (
    <>
      <div
        className="vt-scroll"
        style={{ maxHeight: '56vh' }}
        tabIndex={0}
        role="region"
        aria-label={t('list.rows')}
      >
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('compare.row')}</th>
              <th scope="col">{say(ENTITIES.Owner.title)}</th>
              {first.columns.map(({ header }, at) => (
                <th scope="col" key={`${at} ${header}`}>
                  {header === '' ? t('list.no-header', { n: at + 1 }) : header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, owner, cells }) => (
              <tr
                key={row}
                ref={row === asked ? place : undefined}
                aria-current={row === asked ? true : undefined}
              >
                <th scope="row" className="vt-num">
                  {row}
                </th>
                <td>
                  <OwnerLink caseId={caseId} owner={owner} />
                </td>
                {cells.map((cell, at) => (
                  <td key={at} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="vt-row" style={{ marginTop: 8 }}>
        {start > 0 && (
          <Link className="vt-link" to={listPath(caseId, list)}>
            {t('list.from-first')}
          </Link>
        )}
        <span className="vt-quiet vt-num">
          {t('count.of', { n: formatNumber(rows.length, shown), total: formatNumber(first.total, shown) })}{' '}
          {t('compare.masked')}
        </span>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('action.more')}
          </Button>
        )}
      </div>
    </>
  );
}
