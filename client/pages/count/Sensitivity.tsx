// How the count moves with the linkage threshold: asked for, since the case is linked anew for it.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { answer } from '../../api/queries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { Asked } from './Deductions.tsx';

export function Sensitivity({ asked }: { asked: Asked }) {
  const { t, shown } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    ...answer('count-sensitivity', asked),
    enabled: isAsked,
  });
  return (
    <>
      <p className="vt-quiet">{t('count-page.sensitivity-how')}</p>
      {data === undefined && (
        <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => setAsked(true)}>
          {t('count-page.sensitivity-do')}
        </Button>
      )}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('count-page.odds')}</th>
              <th scope="col" className="vt-right">
                {t('count-page.duplicates')}
              </th>
              <th scope="col" className="vt-right">
                {t('count-page.counted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.points.map((point) => (
              <tr key={point.odds} aria-current={point.standing}>
                <th scope="row">
                  {point.odds} : 1
                  {point.standing && <span className="vt-quiet"> {t('count-page.standing')}</span>}
                </th>
                <td className="vt-right vt-num">{formatNumber(point.duplicates, shown)}</td>
                <td className="vt-right vt-num">{formatNumber(point.counted, shown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
