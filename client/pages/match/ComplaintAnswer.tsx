// Holders as explanations of complaints, likeliest first; each opens into the complaints and rows behind it.
import { useState } from 'react';
import { Link } from 'react-router';
import type { ComplaintMatch, ExplainingHolder } from '#contract/match.ts';
import { enumerated } from '#contract/text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { OwnerLink } from '../../components/OwnerLink.tsx';
import { useFieldName } from '../../components/use-field-name.ts';
import { useHolderName } from '../../components/use-holder-name.ts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { MoreRow } from '../../components/MoreRow.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { CalibrationBadge, Strength } from '../../panels/Strength.tsx';
import { Rival } from '../../panels/trace/Rival.tsx';
import { elementPath, listPath } from '../../state/paths.ts';

/** Complaints and holders that are shown at first, and more at a time. */
const PAGE = 20;
const FIRST_HOLDERS = 8;

type Detail = ComplaintMatch['details'][number];

function useFieldNames(): (fields: readonly string[]) => string {
  const { shown } = useTexts();
  const fieldName = useFieldName();
  return (fields) =>
    enumerated(
      fields.map((field) => fieldName(field)),
      shown,
    );
}

function Complaints({
  caseId,
  holder,
  details,
}: {
  caseId: string;
  holder: string;
  details: readonly Detail[];
}) {
  const { t, shown } = useTexts();
  const fieldNames = useFieldNames();
  const [most, setMost] = useState(PAGE);
  if (details.length === 0) return <p className="vt-quiet">{t('match.no-complaint')}</p>;
  return (
    <>
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('match.complaints')}>
        <table className="vt-plain">
          <thead>
            <tr>
              {(
                [
                  'match.complaint',
                  'match.on',
                  'match.owner',
                  'match.known',
                  'match.list-rows',
                  'match.agree',
                  'match.telling',
                  'match.differ',
                ] as const
              ).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {details.slice(0, most).map((detail) => {
              const own = detail.explanations.find((one) => one.holder === holder);
              return (
                <tr key={detail.complaint}>
                  <th scope="row">{detail.complaint}</th>
                  <td>{formatDay(detail.on, shown)}</td>
                  <td>
                    {detail.owner === undefined ? '—' : <OwnerLink caseId={caseId} owner={detail.owner} />}
                  </td>
                  <td>{fieldNames(detail.known)}</td>
                  <td>
                    {own === undefined ? (
                      '—'
                    ) : (
                      <Link className="vt-link vt-num" to={listPath(caseId, own.list, own.rows[0])}>
                        {own.list}
                        {own.rows.length > 0 && `:${own.rows.join(',')}`}
                      </Link>
                    )}
                  </td>
                  <td>{fieldNames(own?.agree ?? [])}</td>
                  <td>
                    {own !== undefined && own.telling.length > 0 && <mark>{fieldNames(own.telling)}</mark>}
                  </td>
                  <td>{fieldNames(own?.differ ?? [])}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <MoreRow
        n={Math.min(most, details.length)}
        total={details.length}
        onMore={most < details.length ? () => setMost(most + PAGE) : undefined}
      />
    </>
  );
}

export function ComplaintAnswer({ caseId, found }: { caseId: string; found: ComplaintMatch }) {
  const { t, shown } = useTexts();
  const nameOf = useHolderName(caseId);
  const [most, setMost] = useState(FIRST_HOLDERS);
  const n = (value: number): string => formatNumber(value, shown);
  const { model } = found;
  const said = ({ explained, covers, called }: ExplainingHolder): string =>
    [
      t('match.explained', { n: n(explained) }),
      t('match.covers', { n: n(covers) }),
      ...(called > 0 ? [t('match.called', { n: n(called) })] : []),
    ].join(' · ');
  const listed = found.holders.slice(0, most);
  if (found.complaints === 0) {
    return (
      <EmptyState title={t('match.complaints-none')}>
        <p>{t('match.formats-complaints')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <h2>{t('match.holders')}</h2>
      <div className="vt-row">
        <p className="vt-quiet vt-grow">
          {t('match.complaints-summary', { n: n(found.complaints), unexplained: n(found.unexplained) })}
        </p>
        <CalibrationBadge model={model} />
      </div>
      <ol className="vt-rivals">
        {listed.map((each, at) => (
          <Rival
            key={each.holder}
            rank={at + 1}
            model={model}
            probability={each.probability}
            tone="source"
            title={
              <>
                <Link className="vt-link" to={elementPath(caseId, each.holder)}>
                  {nameOf(each.holder)}
                </Link>{' '}
                <span className="vt-quiet">{each.holder}</span>
                {each.list !== undefined && (
                  <span className="vt-quiet">
                    {' · '}
                    <Link className="vt-link" to={listPath(caseId, each.list)}>
                      {each.list}
                    </Link>
                  </span>
                )}
              </>
            }
            strength={
              <>
                <Strength model={model} probability={each.probability} band={each.band} />
                <span className="vt-quiet vt-num"> · {said(each)}</span>
              </>
            }
          >
            {each.alike.length > 0 && (
              <p className="vt-quiet">
                {t('match.alike', {
                  names: enumerated(
                    each.alike.map((id) => nameOf(id)),
                    shown,
                  ),
                })}
              </p>
            )}
            <Complaints
              caseId={caseId}
              holder={each.holder}
              details={found.details.filter(({ explanations }) =>
                explanations.some(({ holder }) => holder === each.holder),
              )}
            />
          </Rival>
        ))}
        <li className="vt-rival" data-tone="alternative">
          <strong>{t('match.unexplained')}</strong>
          <div className="vt-num">
            {t('count.of', { n: n(found.unexplained), total: n(found.complaints) })}
          </div>
          <p className="vt-quiet">{t('match.unexplained-how')}</p>
        </li>
      </ol>
      <MoreRow
        n={listed.length}
        total={found.holders.length}
        onMore={listed.length < found.holders.length ? () => setMost(most + PAGE) : undefined}
      />
    </>
  );
}
