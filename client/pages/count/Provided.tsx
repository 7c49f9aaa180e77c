// What was provided to whom, added up over recipients, and how the number that is held against thresholds comes about.
import type { Count } from '#contract/count.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { elementPath, listPath } from '../../state/paths.ts';
import { Codes } from './Codes.tsx';

interface ProvidedProps {
  count: Count;
  caseId: string;
  nameOf(id: string): string;
}

export function Provided({ count, caseId, nameOf }: ProvidedProps) {
  const { t, say, shown } = useTexts();
  const { provided, accumulated, scope, buyer } = count;
  const number = (value: number): string => formatNumber(value, shown);
  return (
    <>
      {scope.party !== undefined && (
        <p>
          {t('count-page.accumulated', {
            provided: number(accumulated.provided),
            rest: number(accumulated.heldNotProvided),
            total: number(accumulated.total),
          })}{' '}
          <span className="vt-quiet">{accumulated.rule}</span>
        </p>
      )}
      {buyer !== null && (
        <p>
          {say(buyer.text)} <span className="vt-quiet">{buyer.rule}</span>
        </p>
      )}
      {provided.length === 0 ? (
        <p className="vt-quiet">{t('count-page.nothing-provided')}</p>
      ) : (
        <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('count-page.provided')}>
          <table className="vt-plain">
            <thead>
              <tr>
                <th scope="col">{t('count-page.from')}</th>
                <th scope="col">{t('count-page.to')}</th>
                <th scope="col" className="vt-right">
                  {t('count-page.unit-records')}
                </th>
                <th scope="col" className="vt-right">
                  {t('count-page.documented')}
                </th>
                <th scope="col">{t('count-page.transfers')}</th>
                <th scope="col">{t('count-page.lists')}</th>
              </tr>
            </thead>
            <tbody>
              {provided.map((one) => (
                <tr key={`${one.from} ${one.to}`}>
                  <td>{nameOf(one.from)}</td>
                  <th scope="row">{nameOf(one.to)}</th>
                  <td className="vt-right vt-num">
                    {number(one.records)}
                    {one.unknown > 0 && (
                      <span className="vt-quiet"> {t('count-page.and-unknown', { n: one.unknown })}</span>
                    )}
                  </td>
                  <td className="vt-right vt-num">
                    {one.documented === null ? <span className="vt-quiet">—</span> : number(one.documented)}
                  </td>
                  <td>
                    <Codes ids={one.transfers} pathOf={(id) => elementPath(caseId, id)} />
                  </td>
                  <td>
                    <Codes ids={one.lists} pathOf={(id) => listPath(caseId, id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
