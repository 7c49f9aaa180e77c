// Where a fact comes from: who asserted it when, by which entry of the journal, sealed by which hash.
import { Link } from 'react-router';
import type { QueryResult } from '../api/run-query.ts';
import { formatMoment } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useActionName } from './action-name.ts';
import { Hash } from './Fields.tsx';

export function Provenance({ entry }: { entry: QueryResult<'element'>['provenance'] }) {
  const { t, shown } = useTexts();
  const actionName = useActionName();
  return (
    <dl className="vt-fields">
      <dt>{t('provenance.entry')}</dt>
      <dd>
        <Link className="vt-link" to={`/journal?entry=${entry.seq}`}>
          #{entry.seq}
        </Link>{' '}
        <span className="vt-quiet">{actionName(entry.action)}</span>
      </dd>
      <dt>{t('provenance.by')}</dt>
      <dd>
        {entry.actor} · {formatMoment(entry.at, shown)}
      </dd>
      <dt>{t('provenance.hash')}</dt>
      <dd>
        <Hash value={entry.hash} />
      </dd>
    </dl>
  );
}
