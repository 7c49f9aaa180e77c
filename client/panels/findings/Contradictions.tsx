// Where what the case holds contradicts itself; what documents and rows say of one another stands below, in its own list.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconCalendarX,
  IconMessageOff,
  IconUserExclamation,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Contradiction, ContradictionKind } from '#contract/queries/contradictions.ts';
import { answer } from '../../api/queries.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { evidencePath } from '../../state/paths.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { GroundsButton } from './EdgeLine.tsx';
import './findings.css';

const ICONS: Record<ContradictionKind, typeof IconAlertTriangle> = {
  rows: IconAlertTriangle,
  denied: IconMessageOff,
  'before-list': IconCalendarX,
  'after-copy': IconCalendarX,
  'two-sources': IconArrowsSplit2,
  'two-persons': IconUsersGroup,
  claims: IconUserExclamation,
};

function Found({ found }: { found: Contradiction }) {
  const { t, say } = useTexts();
  const { caseId, graph } = useWorkspace();
  const { kind, weight, what, elements, rows, evidence } = found;
  const Icon = ICONS[kind];
  return (
    <li className="vt-finding" data-kind={weight === 'contrary' ? 'conflict' : 'silent'}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>
        <div className="vt-row">
          <b className="vt-grow">
            {t(`contradiction.${kind}`)}
            {weight === 'question' && <span className="vt-quiet"> · {t('contradictions.question')}</span>}
          </b>
          {rows !== undefined && <GroundsButton {...rows} />}
        </div>
        <p>{say(what)}</p>
        <div className="vt-quiet">
          {elements.map((id) => (
            <span key={id}>
              <ElementLink id={id} isBare /> {graph.nodes.get(id)?.type !== 'Transfer' && id}{' '}
            </span>
          ))}
        </div>
        {evidence.length > 0 && (
          <div className="vt-quiet">
            {t('contradictions.evidence')}{' '}
            {evidence.map(({ id, lines }) => (
              <span key={id}>
                <Link className="vt-link" to={evidencePath(caseId, id, lines[0])}>
                  {id}
                  {lines.length > 0 && ` ${t('contradictions.lines', { lines: lines.join(', ') })}`}
                </Link>{' '}
              </span>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

export function Contradictions() {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { limit, moreOf } = useLimit(500);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('contradictions', { case: caseId, limit }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined) return <PartWaiting height={60} error={error} onRetry={() => void refetch()} />;
  // Documents against rows stand below, with what agrees.
  const found = data.contradictions.filter(({ kind }) => kind !== 'rows');
  const below = data.counts.rows ?? 0;
  return (
    <>
      {found.length === 0 && <p className="vt-quiet">{t('contradictions.none')}</p>}
      <ul className="vt-findings">
        {found.map((one, at) => (
          <Found key={at} found={one} />
        ))}
      </ul>
      {below > 0 && (
        <p className="vt-quiet">{t('contradictions.below', { n: formatNumber(below, shown) })}</p>
      )}
      <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
    </>
  );
}
