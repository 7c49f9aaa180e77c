// How many alerts nobody has looked into yet, in the line at the bottom: a click opens them.
import { useQuery } from '@tanstack/react-query';
import { IconFeather } from '@tabler/icons-react';
import { alertsQuery } from '../../api/canaries.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function AlertBadge() {
  const { t, shown } = useTexts();
  const { caseId, go } = useWorkspace();
  const { data } = useQuery(alertsQuery(caseId));
  if (data === undefined || data.open === 0) return null;
  return (
    <button type="button" className="vt-link" onClick={() => go({ panel: 'canaries' })}>
      <IconFeather size={13} aria-hidden style={{ verticalAlign: '-2px', marginRight: 3 }} />
      {t('canaries.open', { n: formatNumber(data.open, shown) })}
    </button>
  );
}
