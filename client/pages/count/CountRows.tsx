// The rows behind a number of the count, each a way to the list; a row that counts can be marked as false.
import { useState } from 'react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CountRow, FalseReason } from '#contract/count.ts';
import { markFalse } from '../../api/hubs.ts';
import { refresh } from '../../api/refresh.ts';
import { runQuery } from '../../api/run-query.ts';
import { useMay } from '../../components/may.ts';
import { MoreRow } from '../../components/MoreRow.tsx';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { listPath, ownerPath } from '../../state/paths.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import type { Asked } from './Deductions.tsx';

const PAGE = 50;

export interface Wanted {
  of: 'duplicate' | 'false' | 'counted';
  reason?: FalseReason;
  /** Of this list alone. */
  in?: string;
}

function MarkDialog({ caseId, row, onClose }: { caseId: string; row: CountRow; onClose(): void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const marking = useMutation({
    mutationFn: (reason: string) => markFalse(caseId, row.list, [row.row], reason),
    onSuccess: async () => {
      onClose();
      await refresh(client, caseId, 'counts');
    },
  });
  return (
    <ReasonDialog
      title={t('count-page.mark-title', { list: row.list, row: row.row })}
      action={t('count-page.mark')}
      isDoing={marking.isPending}
      error={marking.error}
      width={520}
      onClose={onClose}
      onDo={(reason) => marking.mutate(reason)}
    >
      <p className="vt-quiet">{t('count-page.mark-how')}</p>
    </ReasonDialog>
  );
}

export function CountRows({ asked, wanted }: { asked: Asked; wanted: Wanted }) {
  const { t, shown } = useTexts();
  const may = useMay('judge');
  const [marked, setMarked] = useState<CountRow>();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['query', 'count-rows', asked, wanted],
    queryFn: ({ pageParam, signal }) =>
      runQuery('count-rows', { ...asked, ...wanted, limit: PAGE, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const there = all.reduce((sum, one) => sum + one.shown, 0);
      return there < last.total ? there : undefined;
    },
  });
  if (data === undefined) return <PartWaiting height={120} error={error} onRetry={() => void refetch()} />;
  const rows = data.pages.flatMap((one) => one.rows);
  const last = wanted.of === 'duplicate' ? 'same-as' : wanted.of === 'false' ? 'why' : undefined;
  return (
    <div className="vt-count-rows">
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('count-page.rows')}>
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('count-page.row')}</th>
              <th scope="col">{t('count-page.owner')}</th>
              {last !== undefined && <th scope="col">{t(`count-page.${last}`)}</th>}
              {may && wanted.of !== 'false' && <th scope="col">{t('count-page.do')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.list} ${row.row}`}>
                <th scope="row">
                  <Link className="vt-link" to={listPath(asked.case, row.list, row.row)}>
                    {row.list} · {formatNumber(row.row, shown)}
                  </Link>
                </th>
                <td>
                  <Link className="vt-link vt-mono" to={ownerPath(asked.case, row.owner)}>
                    {row.owner.slice(0, 10)}…
                  </Link>
                </td>
                {wanted.of === 'duplicate' && (
                  <td>
                    {row.sameAs !== undefined && (
                      <Link className="vt-link" to={listPath(asked.case, row.sameAs.list, row.sameAs.row)}>
                        {row.sameAs.list} · {formatNumber(row.sameAs.row, shown)}
                      </Link>
                    )}
                  </td>
                )}
                {wanted.of === 'false' && (
                  <td>{row.reason !== undefined && t(`false-reason.${row.reason}`)}</td>
                )}
                {may && wanted.of !== 'false' && (
                  <td>
                    <button type="button" className="vt-link" onClick={() => setMarked(row)}>
                      {t('count-page.mark')}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRow
        n={rows.length}
        total={data.pages[0]?.total ?? 0}
        onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        isLoading={isFetchingNextPage}
      />
      {marked !== undefined && (
        <MarkDialog caseId={asked.case} row={marked} onClose={() => setMarked(undefined)} />
      )}
    </div>
  );
}
