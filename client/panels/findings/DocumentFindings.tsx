// Whether the rows bear out what is documented: what disagrees first, what agrees after it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  IconAlertTriangle,
  IconArrowsLeftRight,
  IconCalendarX,
  IconCircleCheck,
  IconCircleMinus,
  IconGitFork,
} from '@tabler/icons-react';
import { FINDINGS, type DocumentFinding, type FindingKind } from '#contract/queries/document-findings.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { Strength } from '../Strength.tsx';
import { EdgeLine, GroundsButton } from './EdgeLine.tsx';
import './findings.css';

const ICONS: Record<FindingKind, typeof IconCircleCheck> = {
  contradicts: IconAlertTriangle,
  reversed: IconArrowsLeftRight,
  'other-source': IconGitFork,
  dates: IconCalendarX,
  silent: IconCircleMinus,
  agrees: IconCircleCheck,
};
const QUIET = new Set<FindingKind>(['agrees', 'silent']);

function Finding({ finding }: { finding: DocumentFinding }) {
  const { t, say } = useTexts();
  const { caseId, words } = useWorkspace();
  const { data: lineage } = useQuery(answer('lineage', { case: caseId }));
  const { kind, list, from, transfer, grade, instead, note, probability, band } = finding;
  const Icon = ICONS[kind];
  return (
    <li className="vt-finding" data-kind={QUIET.has(kind) ? kind : 'conflict'}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>
        <div className="vt-row">
          <b className="vt-grow">{t(`finding.${kind}`)}</b>
          <GroundsButton list={list} from={from} />
        </div>
        <EdgeLine list={list} from={from} />
        <p>{say(note)}</p>
        <div className="vt-quiet">
          <ElementLink id={transfer} isBare />
          {grade !== undefined && <span title={words.grade(grade)}> · {grade}</span>}
          {' · '}
          {t('finding.rows-alone')}{' '}
          {lineage !== undefined && <Strength model={lineage.model} probability={probability} band={band} />}
        </div>
        {instead !== undefined && (
          <div className="vt-quiet">
            {t('finding.instead')} <ElementLink id={instead.list} isBare /> {instead.list}{' '}
            {lineage !== undefined && (
              <Strength model={lineage.model} probability={instead.probability} band={instead.band} />
            )}
          </div>
        )}
      </div>
    </li>
  );
}

const Listed = ({ findings }: { findings: readonly DocumentFinding[] }) => (
  <ul className="vt-findings">
    {findings.map((finding) => (
      <Finding key={`${finding.transfer} ${finding.list} ${finding.from}`} finding={finding} />
    ))}
  </ul>
);

export function DocumentFindings() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { limit, moreOf } = useLimit(100);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('document-findings', { case: caseId, limit }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <PartWaiting height={120} error={error} onRetry={() => void refetch()} />;
  if (data.total === 0) return <p className="vt-quiet">{t('findings.documents-none')}</p>;
  const agreeing = data.findings.filter(({ kind }) => kind === 'agrees');
  const counts = FINDINGS.filter((kind) => (data.counts[kind] ?? 0) > 0);
  return (
    <>
      <p className="vt-quiet">
        {counts
          .map((kind) => `${t(`finding.${kind}`)} ${formatNumber(data.counts[kind] ?? 0, shown)}`)
          .join(' · ')}
      </p>
      <Listed findings={data.findings.filter(({ kind }) => kind !== 'agrees')} />
      {agreeing.length > 0 && (
        <details className="vt-agreeing" open={agreeing.length === data.findings.length}>
          <summary>
            <span>{t('finding.agrees')}</span>{' '}
            <span className="vt-num">{formatNumber(agreeing.length, shown)}</span>
          </summary>
          <Listed findings={agreeing} />
        </details>
      )}
      <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
    </>
  );
}
