// The sign among an element's details that it turns up in other cases, and as what.
import { useQuery } from '@tanstack/react-query';
import { answer } from '../../api/queries.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { AcrossItems } from './AcrossItems.tsx';

const PAGE = 20;

export function ElementAcross({ id }: { id: string }) {
  const { t, shown } = useTexts();
  const { caseId, go } = useWorkspace();
  const { data } = useQuery(answer('across', { case: caseId, element: id, limit: PAGE }));
  if (data === undefined || data.total === 0) return null;
  return (
    <section className="vt-section">
      <h2>{t('across.also')}</h2>
      <AcrossItems items={data.items} cases={data.cases} withHere={false} withKind />
      <div className="vt-row">
        <span className="vt-quiet vt-num vt-grow">
          {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </span>
        <button type="button" className="vt-link" onClick={() => go({ panel: 'across' })}>
          {t('across.all')}
        </button>
      </div>
    </section>
  );
}
