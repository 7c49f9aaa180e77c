// Columns of the file: which record field each holds, how that was found, how sure it is, and what its values bear.
import type { QueryResult } from '../../api/run-query.ts';
import { recordFieldTitle } from '#contract/model/record-field.ts';
import { traitLines, type ListTraits } from '#contract/traits.ts';
import { formatProbability } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

type Columns = QueryResult<'list-file'>['columns'];

function Confidence({ value }: { value: number | undefined }) {
  const { shown } = useTexts();
  if (value === undefined) return <>—</>;
  return (
    <span className="vt-row" style={{ gap: 6 }}>
      <span className="vt-meter" aria-hidden>
        <i style={{ width: `${value * 100}%` }} />
      </span>
      <span className="vt-num">{formatProbability(value, shown)}</span>
    </span>
  );
}

export function ListColumns({ columns, traits }: { columns: Columns; traits: ListTraits | undefined }) {
  const { t, say } = useTexts();
  const lines = traits === undefined ? [] : traitLines(traits).filter(({ column }) => column !== undefined);
  return (
    <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('list.columns')}>
      <table className="vt-plain">
        <thead>
          <tr>
            <th scope="col">{t('list.header')}</th>
            <th scope="col">{t('list.field')}</th>
            <th scope="col">{t('list.found')}</th>
            <th scope="col">{t('list.confidence')}</th>
            {lines.length > 0 && <th scope="col">{t('list.bears')}</th>}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, field, found, confidence }, at) => (
            <tr key={`${at} ${header}`}>
              <th scope="row">{header === '' ? t('list.no-header', { n: at + 1 }) : header}</th>
              <td className={field === null ? 'vt-quiet' : ''}>
                {field === null ? t('list.as-written') : say(recordFieldTitle[field])}
              </td>
              <td>{found === undefined ? '—' : t(`list-found.${found}`)}</td>
              <td>
                <Confidence value={field === null ? undefined : confidence} />
              </td>
              {lines.length > 0 && (
                <td className="vt-wrap">
                  {lines
                    .filter(({ column }) => column === (traits?.columns[at]?.header ?? header))
                    .map(({ trait, title, value }) => (
                      <span key={trait} className="vt-trace">
                        <b>{say(title)}</b> {say(value)}
                      </span>
                    ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
