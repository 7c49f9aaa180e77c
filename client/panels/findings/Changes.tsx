// Which sources appeared, vanished or moved since the lineage was inferred before.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { EdgeChange } from '#contract/queries/lineage-changes.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useActionName } from '../action-name.ts';
import { ElementLink } from '../ElementLink.tsx';
import { Strength } from '../Strength.tsx';
import { EdgeLine, GroundsButton } from './EdgeLine.tsx';
import './findings.css';

const COLOURS = { appeared: 'teal', vanished: 'red', moved: 'blue' } as const;

function Change({ change: { list, from, kind, before, after } }: { change: EdgeChange }) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const { data: lineage } = useQuery(answer('lineage', { case: caseId }));
  const said = (state: EdgeChange['after']) =>
    state === undefined || lineage === undefined ? (
      '—'
    ) : (
      <Strength model={lineage.model} probability={state.probability} band={state.band} />
    );
  return (
    <li className="vt-change">
      <div className="vt-row">
        <Badge color={COLOURS[kind]} c="var(--mantine-color-text)">
          {t(`change.${kind}`)}
        </Badge>
        <span className="vt-grow" />
        <GroundsButton list={list} from={from} />
      </div>
      <EdgeLine list={list} from={from} />
      <div className="vt-quiet">
        {said(before)} → {said(after)}
      </div>
    </li>
  );
}

export function Changes() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const actionName = useActionName();
  const { limit, moreOf } = useLimit(100);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('lineage-changes', { case: caseId, limit }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <PartWaiting height={80} error={error} onRetry={() => void refetch()} />;
  if (data.cause === undefined) return <p className="vt-quiet">{t('findings.changes-first')}</p>;
  const { cause } = data;
  return (
    <>
      <p className="vt-quiet">
        {t('findings.changes-since')}{' '}
        <Link className="vt-link" to={`/journal?entry=${cause.seq}`}>
          #{cause.seq}
        </Link>{' '}
        {actionName(cause.action)} · {cause.actor} · {formatMoment(cause.at, shown)}
      </p>
      {data.models !== undefined && (
        <p className="vt-quiet">
          {t('findings.changes-model', {
            before: `${data.models.before.name} ${data.models.before.version}`,
            after: `${data.models.after.name} ${data.models.after.version}`,
          })}
        </p>
      )}
      {data.total === 0 && data.decisions.length === 0 && (
        <p className="vt-quiet">{t('findings.changes-none')}</p>
      )}
      <ul className="vt-findings">
        {data.changes.map((change) => (
          <Change key={`${change.list} ${change.from}`} change={change} />
        ))}
      </ul>
      {data.decisions.length > 0 && (
        <ul className="vt-findings">
          {data.decisions.map(({ list, before, after }) => (
            <li key={list} className="vt-change">
              <ElementLink id={list} isBare /> <span className="vt-quiet">{list}</span>
              <div className="vt-quiet">
                {before === undefined ? '—' : t(`list-decision.${before}`)} →{' '}
                {after === undefined ? '—' : t(`list-decision.${after}`)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {data.total > 0 && (
        <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
      )}
    </>
  );
}
