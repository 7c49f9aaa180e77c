// Gains, sale by sale: what documents say, what is bracketed, what cannot be said.
import type { Count } from '#contract/count.ts';
import { formatDay, formatNumber, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { elementPath } from '../../state/paths.ts';
import { Codes } from './Codes.tsx';

interface GainsProps {
  count: Count;
  caseId: string;
  nameOf(id: string): string;
}

export function Gains({ count, caseId, nameOf }: GainsProps) {
  const { t, say, shown } = useTexts();
  const { gain, fine } = count;
  const yuan = (value: number | null): string => (value === null ? '—' : formatYuan(value, shown));
  return (
    <>
      <p>
        {say(gain.text)} · <b>{t(gain.reached ? 'count-page.reached' : 'count-page.not-reached')}</b>{' '}
        <span className="vt-quiet">{gain.rule}</span>
      </p>
      <p>
        {say(fine.text)} <span className="vt-quiet">{fine.rule}</span>
      </p>
      {gain.items.length > 0 && (
        <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('count-page.gain')}>
          <table className="vt-plain">
            <thead>
              <tr>
                <th scope="col">{t('count-page.transfers')}</th>
                <th scope="col">{t('count-page.from')}</th>
                <th scope="col">{t('count-page.to')}</th>
                <th scope="col">{t('count-page.on')}</th>
                <th scope="col" className="vt-right">
                  {t('count-page.unit-records')}
                </th>
                <th scope="col" className="vt-right">
                  {t('count-page.price')}
                </th>
                <th scope="col" className="vt-right">
                  {t('count-page.yuan')}
                </th>
                <th scope="col">{t('count-page.basis')}</th>
              </tr>
            </thead>
            <tbody>
              {gain.items.map((item) => (
                <tr key={item.transfer}>
                  <th scope="row">
                    <Codes ids={[item.transfer]} pathOf={(id) => elementPath(caseId, id)} />
                  </th>
                  <td>{nameOf(item.from)}</td>
                  <td>{nameOf(item.to)}</td>
                  <td>{item.on === undefined ? '—' : formatDay(item.on, shown)}</td>
                  <td className="vt-right vt-num">
                    {item.records === null ? '—' : formatNumber(item.records, shown)}
                  </td>
                  <td className="vt-right vt-num">{yuan(item.price)}</td>
                  <td className="vt-right vt-num">
                    {item.low === item.high ? yuan(item.low) : `${yuan(item.low)} – ${yuan(item.high)}`}
                  </td>
                  <td>{t(`gain-basis.${item.basis}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
