// From what was seized to what counts: each deduction opens into its rows.
import { useState } from 'react';
import type { Count } from '#contract/count.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { CountRows, type Wanted } from './CountRows.tsx';

export interface Asked {
  case: string;
  identities: Count['scope']['identities'];
  party?: string;
  list?: string;
}

const isSame = (a: Wanted | undefined, b: Wanted): boolean =>
  a !== undefined && a.of === b.of && a.reason === b.reason && a.in === b.in;

export function Deductions({ asked, count }: { asked: Asked; count: Count }) {
  const { t, shown } = useTexts();
  const [open, setOpen] = useState<Wanted>();
  const { records, falseBy, people, lists } = count;
  const number = (value: number): string => formatNumber(value, shown);
  const opener = (label: string, value: number, wanted: Wanted) =>
    value === 0 ? (
      <span className="vt-num">0</span>
    ) : (
      <button
        type="button"
        className="vt-link vt-num"
        aria-expanded={isSame(open, wanted)}
        aria-label={`${label} ${number(value)}`}
        onClick={() => setOpen(isSame(open, wanted) ? undefined : wanted)}
      >
        {number(value)}
      </button>
    );
  return (
    <>
      <dl className="vt-count-sum">
        <div>
          <dt>{t('count-page.seized')}</dt>
          <dd className="vt-num">{number(records.seized)}</dd>
        </div>
        <span aria-hidden>−</span>
        <div>
          <dt>{t('count-page.false')}</dt>
          <dd>{opener(t('count-page.false'), records.false, { of: 'false' })}</dd>
        </div>
        <span aria-hidden>−</span>
        <div>
          <dt>{t('count-page.duplicates')}</dt>
          <dd>{opener(t('count-page.duplicates'), records.duplicates, { of: 'duplicate' })}</dd>
        </div>
        <span aria-hidden>=</span>
        <div data-strong>
          <dt>{t('count-page.counted')}</dt>
          <dd>{opener(t('count-page.counted'), records.counted, { of: 'counted' })}</dd>
        </div>
        <div data-beside>
          <dt>{t('count-page.people')}</dt>
          <dd className="vt-num">{number(people)}</dd>
        </div>
      </dl>
      {records.false > 0 && (
        <p className="vt-quiet">
          {(['id-checksum', 'phone', 'marked'] as const).map((reason) => (
            <span key={reason} className="vt-count-why">
              {t(`false-reason.${reason}`)}{' '}
              {opener(t(`false-reason.${reason}`), falseBy[reason], { of: 'false', reason })}
            </span>
          ))}
        </p>
      )}
      {open !== undefined && <CountRows key={JSON.stringify(open)} asked={asked} wanted={open} />}
      {lists.length > 1 && (
        <details className="vt-count-lists">
          <summary>{t('count-page.by-list', { n: number(lists.length) })}</summary>
          <div
            className="vt-scroll"
            tabIndex={0}
            role="region"
            aria-label={t('count-page.by-list', { n: number(lists.length) })}
          >
            <table className="vt-plain">
              <thead>
                <tr>
                  <th scope="col">{t('count-page.list')}</th>
                  <th scope="col">{t('count-page.holder')}</th>
                  {(['seized', 'false', 'duplicates', 'counted'] as const).map((name) => (
                    <th key={name} scope="col" className="vt-right">
                      {t(`count-page.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lists.map((one) => (
                  <tr key={one.list}>
                    <th scope="row">{one.list}</th>
                    <td>{one.holder}</td>
                    <td className="vt-right vt-num">{number(one.seized)}</td>
                    <td className="vt-right">
                      {opener(`${one.list} ${t('count-page.false')}`, one.false, {
                        of: 'false',
                        in: one.list,
                      })}
                    </td>
                    <td className="vt-right">
                      {opener(`${one.list} ${t('count-page.duplicates')}`, one.duplicates, {
                        of: 'duplicate',
                        in: one.list,
                      })}
                    </td>
                    <td className="vt-right">
                      {opener(`${one.list} ${t('count-page.counted')}`, one.counted, {
                        of: 'counted',
                        in: one.list,
                      })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
