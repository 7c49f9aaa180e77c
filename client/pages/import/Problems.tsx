// What of a file is to be looked at, the pressing first; a quiet line where there is nothing.
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { Preview } from '#contract/import.ts';
import { enumerated } from '#contract/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { attentionOf } from './attention.ts';

function RowProblem({ problem }: { problem: Preview['problems'][number] }) {
  const { t, shown } = useTexts();
  const { kind, count, rows, level } = problem;
  const named = enumerated(
    rows.map((row) => formatNumber(row, shown)),
    shown,
  );
  // Rows that were set aside have no number among those that were read.
  const counts = kind === 'set-aside' ? 'lines' : 'rows';
  const Icon = level === 'attention' ? IconAlertTriangle : IconInfoCircle;
  return (
    <li data-level={level}>
      <Icon size={15} aria-hidden />
      <span className="vt-grow">{t(`import-problem.${kind}`)}</span>
      <span className="vt-quiet vt-num">
        {t(`import-problems.${counts}${count > rows.length ? '-more' : ''}`, { rows: named })}
      </span>
      <b className="vt-num">{formatNumber(count, shown)}</b>
    </li>
  );
}

export function Problems({ preview }: { preview: Preview }) {
  const { t, say, shown } = useTexts();
  const { noColumn, noKey, unsure, problems, notices, count } = attentionOf(preview);
  const looked = t(preview.whole ? 'import-problems.of' : 'import-problems.of-first', {
    n: formatNumber(preview.rows, shown),
  });
  const said = [
    ...(noColumn ? [t('import-problem.file-no-column')] : []),
    ...(noKey ? [t('import-problem.file-no-key')] : []),
    ...(unsure.length > 0
      ? [
          t('import-problem.file-unsure', {
            n: unsure.length,
            headers: enumerated(unsure.slice(0, 6), shown),
          }),
        ]
      : []),
  ];
  const isClean = count === 0 && notices.length === 0;
  return (
    <section className="vt-problems" data-clean={count === 0} aria-label={t('import-problems.title')}>
      {isClean ? (
        <p className="vt-row">
          <IconCircleCheck size={17} aria-hidden />
          <b>{t('import-problems.none')}</b>
          <span className="vt-quiet">
            {t('import-problems.none-how', { n: formatNumber(preview.rows, shown) })}
          </span>
        </p>
      ) : (
        <>
          <h3 className="vt-row">
            <span className="vt-grow">{t('import-problems.title')}</span>
            <span className="vt-quiet">{looked}</span>
          </h3>
          <ul>
            {said.map((words) => (
              <li key={words} data-level="attention">
                <IconAlertTriangle size={15} aria-hidden />
                <span className="vt-grow">{words}</span>
              </li>
            ))}
            {[...problems, ...notices].map((problem) => (
              <RowProblem key={problem.kind} problem={problem} />
            ))}
          </ul>
        </>
      )}
      {preview.warnings.length > 0 && (
        <details>
          <summary>{t('import-problems.notes', { n: preview.warnings.length })}</summary>
          <ul>
            {preview.warnings.map((warning) => (
              <li key={warning.en}>
                <IconInfoCircle size={15} aria-hidden />
                <span className="vt-grow">{say(warning)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
