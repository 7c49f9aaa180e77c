// The answer to a question: a table, paths, or what it holds, nested; with how much of it is shown.
import { useEffect, useMemo, useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Query } from '#contract/queries/define.ts';
import { askQuery } from '../../api/run-query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { FlowNotice, OrderBadge } from './FlowNotice.tsx';
import { answerOf, countsOf, labelOf, limitAfter, notesOf, paramsFrom, type Answer } from './form.ts';
import { Reached } from './Reached.tsx';
import '../trace/trace.css';

/** The most items of a nested list that are drawn. */
const MOST_ITEMS = 100;

function Value({ query, value }: { query: Query; value: unknown }) {
  const { t, say, shown } = useTexts();
  const { graph } = useWorkspace();
  if (value === null || value === undefined) return <span className="vt-quiet">—</span>;
  if (typeof value === 'number') return <span className="vt-num">{formatNumber(value, shown)}</span>;
  if (typeof value === 'boolean') return <>{t(value ? 'value.boolean.true' : 'value.boolean.false')}</>;
  if (typeof value === 'string') {
    return graph.nodes.has(value) ? <ElementLink id={value} isBare /> : <>{formatDay(value, shown)}</>;
  }
  if (Array.isArray(value)) {
    return (
      <ul style={{ margin: 0, paddingLeft: 16 }}>
        {value.slice(0, MOST_ITEMS).map((item: unknown, at) => (
          <li key={at}>
            <Value query={query} value={item} />
          </li>
        ))}
        {value.length > MOST_ITEMS && (
          <li className="vt-quiet">{t('count.of', { n: MOST_ITEMS, total: value.length })}</li>
        )}
      </ul>
    );
  }
  if (typeof value !== 'object') return <>{String(value)}</>;
  return (
    <dl className="vt-fields">
      {Object.entries(value).flatMap(([key, item]: [string, unknown]) => [
        <dt key={`${key} name`}>{say(labelOf(query, key))}</dt>,
        <dd key={key}>
          <Value query={query} value={item} />
        </dd>,
      ])}
    </dl>
  );
}

function Rows({ query, columns, rows }: { query: Query } & Omit<Extract<Answer, { as: 'rows' }>, 'as'>) {
  const { say } = useTexts();
  return (
    <div
      style={{ overflow: 'auto', maxHeight: '60vh' }}
      tabIndex={0}
      role="region"
      aria-label={say(query.title)}
    >
      <table className="vt-plain">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {say(labelOf(query, column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map((column) => (
                <td key={column}>
                  <Value query={query} value={row[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Paths one below the other; the open one is lit in the graph. */
function Paths({ paths }: { paths: Extract<Answer, { as: 'paths' }>['paths'] }) {
  const { t } = useTexts();
  const { light } = useSurface();
  const [open, setOpen] = useState(0);
  const path = paths[open];
  useEffect(() => {
    light(path === undefined ? undefined : new Set([...path.nodes, ...path.edges]));
    return () => light(undefined);
  }, [path, light]);
  return paths.map(({ nodes, edges, order }, at) => (
    <div key={[...nodes, ...edges].join(' ')} style={{ marginTop: 6 }}>
      <button type="button" className="vt-link" aria-expanded={at === open} onClick={() => setOpen(at)}>
        {t('questions.path', { n: at + 1, steps: nodes.length - 1 })}
      </button>{' '}
      {order !== undefined && <OrderBadge order={order} />}
      {at === open && (
        <ol className="vt-steps">
          {nodes.map((id) => (
            <li key={id}>
              <ElementLink id={id} />
            </li>
          ))}
        </ol>
      )}
    </div>
  ));
}

interface QuestionAnswerProps {
  query: Query;
  asked: Readonly<Record<string, string>>;
}

export function QuestionAnswer({ query, asked }: QuestionAnswerProps) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const [limit, setLimit] = useState<number>();
  const params = { ...paramsFrom(query, caseId, asked), ...(limit === undefined ? {} : { limit }) };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['query', query.name, params],
    queryFn: ({ signal }) => askQuery(query, params, signal),
    placeholderData: keepPreviousData,
  });
  // Read once per answer: a path that is another object at every drawing would be lit anew at every drawing.
  const answer = useMemo(() => answerOf(query, data), [query, data]);
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} mt={10} />;
  const counts = countsOf(data);
  const next =
    counts !== undefined && counts.shown < counts.total ? limitAfter(query, counts.shown) : undefined;
  const isEmpty =
    (answer.as === 'rows' && answer.rows.length === 0) ||
    (answer.as === 'paths' && answer.paths.length === 0) ||
    (answer.as === 'reach' && answer.reach.reached.length === 0);
  const notes = notesOf(data);
  return (
    <div style={{ marginTop: 10 }} aria-busy={isFetching}>
      {counts !== undefined && (
        <div className="vt-quiet vt-num" role="status">
          {t('questions.shown', {
            n: formatNumber(counts.shown, shown),
            total: formatNumber(counts.total, shown),
          })}
        </div>
      )}
      {notes !== undefined && <FlowNotice notes={notes} />}
      {isEmpty && (
        <EmptyState title={t('questions.none')}>
          <p>{t('questions.none-how')}</p>
        </EmptyState>
      )}
      {!isEmpty && answer.as === 'rows' && <Rows query={query} columns={answer.columns} rows={answer.rows} />}
      {answer.as === 'paths' && <Paths paths={answer.paths} />}
      {answer.as === 'reach' && !isEmpty && <Reached reach={answer.reach} start={asked['id'] ?? ''} />}
      {answer.as === 'other' && <Value query={query} value={answer.value} />}
      {next !== undefined && (
        <Button variant="default" mt={8} loading={isFetching} onClick={() => setLimit(next)}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}
