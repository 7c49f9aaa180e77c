// A short pseudonym that leads to all rows of the person; nothing where a row is nobody's.
import { Link } from 'react-router';
import { useTexts } from '../i18n/i18n.ts';
import { ownerPath } from '../state/paths.ts';

export function OwnerLink({ caseId, owner }: { caseId: string; owner: string }) {
  const { t } = useTexts();
  if (owner === '') return null;
  return (
    <Link className="vt-link vt-mono" title={t('owner.open')} to={ownerPath(caseId, owner)}>
      {owner.slice(0, 8)}…
    </Link>
  );
}
