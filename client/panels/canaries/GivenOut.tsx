// The canaries that were given out, by recipient, masked; their rows can be had in the clear with a reason.
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Canaries, ShownCanary } from '#contract/canaries.ts';
import { useMay } from '../../components/may.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ElementLink } from '../ElementLink.tsx';
import { RowsDialog } from './RowsDialog.tsx';

/** Recipients, the latest first, with their canaries. */
function byRecipient(canaries: readonly ShownCanary[]): [string, ShownCanary[]][] {
  const groups = new Map<string, ShownCanary[]>();
  for (const canary of canaries)
    groups.set(canary.recipient, [...(groups.get(canary.recipient) ?? []), canary]);
  return [...groups];
}

export function GivenOut({ canaries: { canaries, shown: n, total } }: { canaries: Canaries }) {
  const { t, shown } = useTexts();
  const { caseId } = useWorkspace();
  const may = useMay('reveal');
  const [giving, setGiving] = useState<string>();
  return (
    <>
      {byRecipient(canaries).map(([recipient, own]) => (
        <div key={recipient} className="vt-card">
          <div className="vt-row">
            <span className="vt-grow">
              <ElementLink id={recipient} /> <span className="vt-quiet">{recipient}</span>
              {own.some(({ recipientStands }) => !recipientStands) && (
                <span className="vt-quiet"> · {t('canaries.taken-back')}</span>
              )}
            </span>
            {may && own.some(({ list }) => list !== undefined) && (
              <Button size="compact-xs" variant="default" onClick={() => setGiving(recipient)}>
                {t('canaries.rows')}
              </Button>
            )}
          </div>
          <div
            className="vt-scroll"
            tabIndex={0}
            role="region"
            aria-label={`${t('canaries.given')} ${recipient}`}
          >
            <table className="vt-plain">
              <thead>
                <tr>
                  <th scope="col">{t('canaries.id')}</th>
                  <th scope="col">{t('canaries.on')}</th>
                  <th scope="col">{t('canaries.name')}</th>
                  <th scope="col">{t('canaries.phone')}</th>
                  <th scope="col">{t('canaries.alerts')}</th>
                </tr>
              </thead>
              <tbody>
                {own.map(({ id, givenOn, fields, alerts }) => (
                  <tr key={id}>
                    <th scope="row">{id}</th>
                    <td className="vt-num">{givenOn}</td>
                    <td>{fields['name']}</td>
                    <td className="vt-num">{fields['phone']}</td>
                    <td className="vt-num">{formatNumber(alerts.length, shown)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
      {n < total && (
        <p className="vt-quiet vt-num">
          {t('count.of', { n: formatNumber(n, shown), total: formatNumber(total, shown) })}
        </p>
      )}
      {giving !== undefined && (
        <RowsDialog caseId={caseId} recipient={giving} onClose={() => setGiving(undefined)} />
      )}
    </>
  );
}
