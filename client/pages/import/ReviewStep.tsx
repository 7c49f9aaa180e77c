// The third step: everything that is about to be imported, on one page.
import type { ImportContext } from '#contract/import.ts';
import { recordFieldTitle } from '#contract/model/record-field.ts';
import { enumerated } from '#contract/text.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { attentionOf } from './attention.ts';
import type { ImportFile } from './files-store.ts';
import { NEW_EVIDENCE, type Origin, type PlannedList } from './origin.ts';

interface ReviewStepProps {
  plan: readonly PlannedList[];
  origin: Origin;
  context: ImportContext;
  /** Files that are not imported. */
  out: readonly ImportFile[];
  error: Error | null;
}

export function ReviewStep({ plan, origin, context, out, error }: ReviewStepProps) {
  const { t, say, shown } = useTexts();
  const holderOf = (id: string): string =>
    context.holders.find((holder) => holder.id === id)?.caption ??
    origin.parties.find((party) => party.id === id)?.name ??
    id;
  const day = (value: string): string => (value === '' ? '—' : formatDay(value, shown));
  const evidenceOf = (id: string): string =>
    id === '' ? '—' : id === NEW_EVIDENCE ? t('import-origin.new') : id;
  return (
    <div className="vt-import-column">
      {error !== null && <ProblemNote error={error} />}
      <p className="vt-quiet">{t('import-review.how')}</p>
      <div
        className="vt-surface vt-table vt-review"
        tabIndex={0}
        role="region"
        aria-label={t('import-step.review')}
      >
        <table>
          <thead>
            <tr>
              {(
                [
                  'import-origin.id',
                  'import-origin.file',
                  'import-origin.holder',
                  'import-origin.obtained',
                  'import-origin.first',
                  'import-origin.last',
                  'import-origin.evidence',
                  'import-review.rows',
                  'import-review.fields',
                  'import-review.problems',
                ] as const
              ).map((key) => (
                <th key={key} scope="col" data-num={key === 'import-review.rows'}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.map(({ file, id, title, holder, obtained, first, last, evidence }) => {
              const { preview } = file;
              const count = preview === undefined ? 0 : attentionOf(preview).count;
              const fields = (preview?.columns ?? []).flatMap(({ field }) =>
                field === null ? [] : [say(recordFieldTitle[field])],
              );
              return (
                <tr key={file.key}>
                  <th scope="row" className="vt-num">
                    {id}
                  </th>
                  <td title={file.name}>
                    {title || file.name}
                    {title !== '' && !file.name.startsWith(`${title}.`) && (
                      <span className="vt-quiet"> {file.name}</span>
                    )}
                  </td>
                  <td>{holderOf(holder)}</td>
                  <td>{day(obtained)}</td>
                  <td>{day(first)}</td>
                  <td>{day(last)}</td>
                  <td>{evidenceOf(evidence)}</td>
                  <td className="vt-num">
                    {preview === undefined
                      ? ''
                      : `${preview.whole ? '' : '> '}${formatNumber(preview.rows, shown)}`}
                  </td>
                  <td title={enumerated(fields, shown)}>{enumerated(fields, shown)}</td>
                  <td>{count === 0 ? t('import-review.clean') : t('import-file.attention', { n: count })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {out.length > 0 && (
        <p className="vt-quiet">
          {t('import-review.excluded', {
            names: enumerated(
              out.map(({ name }) => name),
              shown,
            ),
          })}
        </p>
      )}
    </div>
  );
}
