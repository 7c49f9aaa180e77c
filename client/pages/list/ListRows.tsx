// The rows of a list as found, masked but for the minutes of a reveal, each leading to all rows of its owner.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ENTITIES } from '#contract/model/registry.ts';
import { OWNER_COLUMNS, ownerColumn } from '#contract/owner.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import { answer } from '../../api/queries.ts';
import { runQuery } from '../../api/run-query.ts';
import { OwnerLink } from '../../components/OwnerLink.tsx';
import { useMay } from '../../components/may.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { RevealButton, RevealCountdown, RevealDialog } from '../../components/Reveal.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { listPath } from '../../state/paths.ts';
import { useReveal } from '../../state/use-reveal.ts';

const PAGE = 50;
/** Rows that are shown before the one that was asked for. */
const BEFORE = 10;

interface ListRowsProps {
  caseId: string;
  list: string;
  title: string;
  /** The row that was asked for, which comes first in sight; undefined: from the beginning. */
  row: number | undefined;
}

export function ListRows({ caseId, list, title, row: asked }: ListRowsProps) {
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
  const revealing = useReveal(caseId);
  const { standing } = revealing;
  /** What is to be revealed: a row by its number, or all of them. */
  const [asking, setAsking] = useState<number | 'all'>();
  const mayReveal = useMay('reveal');
  const { data: clear } = useQuery({
    ...answer('list-rows', {
      case: caseId,
      list,
      ...(standing?.row === undefined
        ? { offset: start, limit: Math.min(MOST_AT_ONCE, rows.length) }
        : { rows: String(standing.row) }),
      reveal: standing?.reveal,
    }),
    enabled: standing !== undefined,
    gcTime: 0,
  });
  const inClear = useMemo(
    () =>
      new Map(
        standing !== undefined && clear?.revealed === true
          ? clear.rows.map(({ row, cells }) => [row, cells])
          : [],
      ),
    [standing, clear],
  );
  const first = data?.pages[0];
  if (first === undefined) return error === null ? <Skeleton height={200} /> : <ProblemNote error={error} />;
  const fields = ownerColumn.options.filter((column) =>
    first.columns.some(({ field }) => (OWNER_COLUMNS[column] as readonly (string | null)[]).includes(field)),
  );
  return (
    <>
      <div className="vt-row" style={{ marginBottom: 8, justifyContent: 'flex-end' }}>
        <RevealButton isShown={standing !== undefined} onClick={() => setAsking('all')} />
        <RevealCountdown revealing={revealing} />
      </div>
      {asking !== undefined && (
        <RevealDialog
          caseId={caseId}
          element={list}
          name={asking === 'all' ? title : t('reveal.row-name', { n: asking, name: title })}
          row={asking === 'all' ? undefined : asking}
          fields={fields}
          onClose={() => setAsking(undefined)}
          onDone={revealing.begun}
        />
      )}
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
                  {mayReveal && standing === undefined && (
                    <Tooltip label={t('reveal.row', { n: row })}>
                      <ActionIcon
                        size="xs"
                        variant="subtle"
                        color="gray"
                        ml={4}
                        aria-label={t('reveal.row', { n: row })}
                        onClick={() => setAsking(row)}
                      >
                        <IconEye size={13} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </th>
                <td>
                  <OwnerLink caseId={caseId} owner={owner} />
                </td>
                {(inClear.get(row) ?? cells).map((cell, at) => (
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
          {t(standing === undefined ? 'compare.masked' : 'reveal.shown')}
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
