// Both readings of what a record is, side by side, each against its thresholds.
import { Badge } from '@mantine/core';
import type { Count, CountReading } from '#contract/count.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

function Against({
  name,
  records,
  threshold,
  isReached,
}: {
  name: string;
  records: number;
  threshold: number;
  isReached: boolean;
}) {
  const { t, shown } = useTexts();
  const share = Math.min(1, records / threshold);
  return (
    <div className="vt-against" data-reached={isReached}>
      <span>{name}</span>
      <span className="vt-against-bar" aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className="vt-num">{t('count-page.against', { threshold: formatNumber(threshold, shown) })}</span>
      <b>{t(isReached ? 'count-page.reached' : 'count-page.not-reached')}</b>
    </div>
  );
}

function Reading({ reading }: { reading: CountReading }) {
  const { t, shown } = useTexts();
  const { id, records, threshold, reached, especially, ownDuty, applies, rule } = reading;
  return (
    <div className="vt-card">
      <div className="vt-row">
        <h3 className="vt-grow">{t(`count-reading.${id}`)}</h3>
        <Badge variant="default" className="vt-count-applies">
          {t(`count-applies.${applies}`)}
        </Badge>
      </div>
      <p className="vt-count-big vt-num">
        {formatNumber(records, shown)} <small>{t('count-page.unit')}</small>
      </p>
      <Against name={t('count-page.serious')} records={records} threshold={threshold} isReached={reached} />
      <Against
        name={t('count-page.especially')}
        records={records}
        threshold={especially.threshold}
        isReached={especially.reached}
      />
      <Against
        name={t('count-page.on-duty')}
        records={records}
        threshold={ownDuty.threshold}
        isReached={ownDuty.reached}
      />
      <p className="vt-quiet">
        {rule} · {especially.rule} · {ownDuty.rule}
      </p>
    </div>
  );
}

export function Readings({ count }: { count: Count }) {
  return (
    <div className="vt-readings">
      {count.readings.map((reading) => (
        <Reading key={reading.id} reading={reading} />
      ))}
    </div>
  );
}
