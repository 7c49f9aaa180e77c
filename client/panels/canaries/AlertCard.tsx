// One alert: what it says and what it does not, in which rows, what speaks against it, who looked into it.
import { Alert, Badge, Button } from '@mantine/core';
import { canaryTraitTitle, type CanaryAlert } from '#contract/canaries.ts';
import { enumerated } from '#contract/text.ts';
import { useMay } from '../../components/may.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSurface } from '../../state/surface.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';

const COLOUR = { open: 'orange', acknowledged: 'teal', expected: 'gray' } as const;
/** Rows that are named of each canary. */
const ROWS = 8;

interface AlertCardProps {
  alert: CanaryAlert;
  onAcknowledge?(): void;
}

export function AlertCard({ alert, onAcknowledge }: AlertCardProps) {
  const { t, say, shown } = useTexts();
  const { caseId } = useWorkspace();
  const { light } = useSurface();
  const may = useMay('judge');
  const { list, recipient, status, canaries, caveats, word, entry } = alert;
  return (
    <li className="vt-card">
      <div className="vt-row">
        <span className="vt-grow">
          {alert.case === caseId ? <ElementLink id={list} /> : `${alert.case} · ${list}`}{' '}
          <span className="vt-quiet">{t('canaries.passed')}</span>{' '}
          {alert.canaryCase === caseId ? (
            <ElementLink id={recipient} />
          ) : (
            `${alert.canaryCase} · ${recipient}`
          )}
        </span>
        <Badge variant="light" color={COLOUR[status]} className="vt-alert-badge">
          {t(`alert-status.${status}`)}
        </Badge>
      </div>
      <p>{say(alert.meaning)}</p>
      <ul className="vt-alert-rows">
        {canaries.map(({ canary, rows, first, by }) => (
          <li key={canary}>
            <b>{canary}</b>{' '}
            <span className="vt-num">
              {t('canaries.row', { rows: first.slice(0, ROWS).join(' ') })}
              {rows > ROWS &&
                ` ${t('count.of', { n: formatNumber(ROWS, shown), total: formatNumber(rows, shown) })}`}
            </span>{' '}
            <span className="vt-quiet">
              {t('canaries.by', {
                traits: enumerated(
                  by.map((trait) => say(canaryTraitTitle[trait])),
                  shown,
                ),
              })}
            </span>
          </li>
        ))}
      </ul>
      {caveats.map((caveat) => (
        <Alert key={caveat.en} color="yellow" variant="light" p={8} mb={6}>
          {say(caveat)}
        </Alert>
      ))}
      <p className="vt-quiet">
        {t('canaries.found-at', { at: formatMoment(entry.at, shown), by: entry.actor })}
      </p>
      {word !== undefined && (
        <p>
          <span className="vt-quiet">
            {word.entry.actor} · {formatMoment(word.entry.at, shown)}
          </span>{' '}
          {word.reason}
        </p>
      )}
      {onAcknowledge !== undefined && (
        <div className="vt-row vt-alert-do">
          {alert.case === caseId && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                light(new Set([list, alert.holder, ...(alert.canaryCase === caseId ? [recipient] : [])]))
              }
            >
              {t('identity.show')}
            </Button>
          )}
          {may && status === 'open' && (
            <Button size="compact-xs" variant="default" onClick={onAcknowledge}>
              {t('canaries.acknowledge')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
