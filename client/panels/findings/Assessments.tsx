// What investigators confirmed and rejected, newest first, each with its reason and the way back.
import { useQuery } from '@tanstack/react-query';
import type { ShownAssessment } from '#contract/assessment.ts';
import { MOST_AT_ONCE } from '#contract/queries/define.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Assess, AssessedBadge } from '../trace/Assess.tsx';
import { EdgeLine } from './EdgeLine.tsx';
import './findings.css';

function Assessment({ assessment }: { assessment: ShownAssessment }) {
  const { t, shown } = useTexts();
  const { list, from, kind, grade, reason, entry, undone, stands } = assessment;
  const said = { kind, grade, entry: entry.seq };
  return (
    <li className="vt-change" data-stands={stands}>
      <div className="vt-row">
        <AssessedBadge assessment={said} />
        <span className="vt-grow" />
        {!stands && (
          <span className="vt-quiet">{t(undone === undefined ? 'assess.replaced' : 'assess.undone')}</span>
        )}
      </div>
      <EdgeLine list={list} from={from} />
      <p>{reason}</p>
      <div className="vt-quiet">
        {entry.actor} · {formatMoment(entry.at, shown)}
      </div>
      {undone !== undefined && (
        <div className="vt-quiet">
          {t('decision.undone-by', { actor: undone.actor, at: formatMoment(undone.at, shown) })}
        </div>
      )}
      {stands && <Assess list={list} from={from} assessment={said} />}
    </li>
  );
}

export function Assessments() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { data, error, refetch } = useQuery(answer('assessments', { case: caseId, limit: MOST_AT_ONCE }));
  if (data === undefined) return <PartWaiting height={60} error={error} onRetry={() => void refetch()} />;
  if (data.total === 0) return <p className="vt-quiet">{t('findings.assessments-none')}</p>;
  return (
    <>
      <ul className="vt-findings">
        {data.assessments.toReversed().map((assessment) => (
          <Assessment key={assessment.entry.seq} assessment={assessment} />
        ))}
      </ul>
      <p className="vt-quiet vt-num">
        {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
      </p>
    </>
  );
}
