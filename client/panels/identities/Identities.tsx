// Which handles are one person: each proposal with its grounds, to be confirmed or rejected by whoever may.
import { Fragment, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, Button } from '@mantine/core';
import type { Identity } from '#contract/identity.ts';
import { enumerated } from '#contract/text.ts';
import { answer } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMay } from '../../components/may.ts';
import { PartWaiting } from '../../components/PartWaiting.tsx';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useLimit } from '../../components/use-limit.ts';
import { formatMoment, formatNumber, formatSureness } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { Weight } from '../Weight.tsx';
import { ClaimDialog, type Claim } from './ClaimDialog.tsx';
import './identities.css';

const FIRST_REASONS = 4;

const Names = ({ ids }: { ids: readonly string[] }) => (
  <>
    {ids.map((id, at) => (
      <Fragment key={id}>
        {at > 0 && <span className="vt-quiet"> + </span>}
        <ElementLink id={id} isBare /> <span className="vt-quiet">{id}</span>
      </Fragment>
    ))}
  </>
);

function Reasons({ identity }: { identity: Identity }) {
  const { t, say, shown } = useTexts();
  const [isAll, setAll] = useState(false);
  const reasons = isAll ? identity.reasons : identity.reasons.slice(0, FIRST_REASONS);
  return (
    <>
      <ul className="vt-identity-reasons">
        {reasons.map((reason, at) => (
          <li key={`${reason.kind} ${reason.handles.join(' ')} ${at}`}>
            <span className="vt-grow">
              <span className="vt-quiet">
                {t(`identity-kind.${reason.kind}`)} · {enumerated(reason.handles, shown)}
                {reason.grade !== undefined && ` · ${reason.grade}`}
              </span>
              <br />
              {say(reason.detail)}
            </span>
            {reason.logLR !== 0 && <Weight logLR={reason.logLR} />}
          </li>
        ))}
      </ul>
      {identity.reasons.length > FIRST_REASONS && (
        <button type="button" className="vt-link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll
            ? t('identity.fewer')
            : t('identity.all-reasons', { n: formatNumber(identity.reasonsTotal, shown) })}
        </button>
      )}
    </>
  );
}

function Card({ identity, onClaim }: { identity: Identity; onClaim(claim: Claim): void }) {
  const { t, shown } = useTexts();
  const { light } = useSurface();
  const may = useMay('judge');
  const { handles, party, status, probability, parts, word } = identity;
  const others = parts.slice(1).flatMap((part) => part.slice(0, 1));
  return (
    <li className="vt-card">
      <div className="vt-row">
        <span className="vt-grow">
          <Names ids={handles} />
        </span>
        <Badge
          variant="light"
          color={status === 'proposed' ? 'yellow' : status === 'confirmed' ? 'teal' : 'gray'}
          className="vt-identity-badge"
        >
          {t(`identity-status.${status}`)}
          {status === 'proposed' && ` ${formatSureness(probability, shown)}`}
        </Badge>
      </div>
      {party !== undefined && (
        <p>
          {t('identity.party')} <ElementLink id={party} />
        </p>
      )}
      {status === 'proposed' && parts.some((part) => part.length > 1) && (
        <p className="vt-quiet">
          {t('identity.parts')}{' '}
          {parts
            .filter((part) => part.length > 1)
            .map((part) => part.join(' + '))
            .join(shown === 'zh' ? '；' : '; ')}
        </p>
      )}
      <Reasons identity={identity} />
      {word !== undefined && (
        <p className="vt-quiet">
          {word.entry.actor} · {formatMoment(word.entry.at, shown)} · {word.grade}
        </p>
      )}
      <div className="vt-row vt-identity-do">
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => light(new Set([...handles, ...(party === undefined ? [] : [party])]))}
        >
          {t('identity.show')}
        </Button>
        {may && status === 'proposed' && (
          <>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onClaim({ kind: 'confirmed', handles })}
            >
              {t('identity.confirm')}
            </Button>
            {others.map((other) => (
              <Button
                key={other}
                size="compact-xs"
                variant="subtle"
                onClick={() => onClaim({ kind: 'rejected', handles: [parts[0]![0]!, other] })}
              >
                {t('identity.reject', { id: other })}
              </Button>
            ))}
          </>
        )}
        {may && word !== undefined && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onClaim({ kind: 'undo', handles: word.handles, word: word.id })}
          >
            {t('identity.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}

export default function Identities() {
  const { t, say } = useTexts();
  const { caseId } = useWorkspace();
  const [claim, setClaim] = useState<Claim>();
  const { limit, moreOf } = useLimit(500);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('identities', { case: caseId, limit }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined)
    return (
      <div className="vt-panel">
        <PartWaiting height={160} error={error} onRetry={() => void refetch()} />
      </div>
    );
  return (
    <div className="vt-panel vt-identities">
      {data.identities.length === 0 && (
        <EmptyState title={t('identity.none')}>
          <p>{t('identity.none-how')}</p>
        </EmptyState>
      )}
      <ul>
        {data.identities.map((identity) => (
          <Card
            key={`${identity.status} ${identity.handles.join(' ')}`}
            identity={identity}
            onClaim={setClaim}
          />
        ))}
      </ul>
      {data.alone.length > 0 && (
        <section className="vt-section">
          <h2>{t('identity.alone')}</h2>
          <Names ids={data.alone} />
        </section>
      )}
      <p className="vt-quiet">{say(data.model.note)}</p>
      <MoreRow n={data.shown} total={data.total} onMore={moreOf(data)} isLoading={isFetching} />
      {claim !== undefined && (
        <ClaimDialog caseId={caseId} claim={claim} onClose={() => setClaim(undefined)} />
      )}
    </div>
  );
}
