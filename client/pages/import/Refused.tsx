// Why a file cannot be read, and what to do about it.
import { IconAlertCircle, IconFileOff } from '@tabler/icons-react';
import { ProblemError } from '../../api/problem-error.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';

export function Refused({ error, isAlone = false }: { error: Error; isAlone?: boolean }) {
  const { t } = useTexts();
  const faults = error instanceof ProblemError ? error.faults : [];
  return (
    <div className="vt-broken" role="alert">
      <p className="vt-row">
        <IconFileOff size={20} aria-hidden /> <b>{t('import-detail.broken')}</b>
      </p>
      {faults.length === 0 && <ProblemNote error={error} />}
      {faults.map((fault, at) => {
        const place = [
          fault.sheet,
          fault.line === undefined ? undefined : t('problem.line', { n: fault.line }),
          fault.column,
          fault.value,
        ].filter((part) => part !== undefined);
        return (
          <p key={at} className="vt-fault">
            <IconAlertCircle size={18} aria-hidden />
            <span>
              {fault.message}
              {place.length > 0 && <small>{place.join(' · ')}</small>}
            </span>
          </p>
        );
      })}
      {!isAlone && <p className="vt-quiet">{t('import-detail.broken-others')}</p>}
    </div>
  );
}
