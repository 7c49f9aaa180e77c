// The first of what a graph would come to, masked.
import type { GraphPreview } from '#contract/graph-import.ts';
import { entityOf, type EntityType } from '#contract/model/registry.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/words.ts';

export function GraphSample({ preview: { sample, facts } }: { preview: GraphPreview }) {
  const { t, say, shown } = useTexts();
  const words = useWords();
  if (sample.length === 0) return null;
  const total = Object.values(facts).reduce((sum, count) => sum + count, 0);
  return (
    <section className="vt-surface">
      <h2>
        {t('graph-import.sample')}{' '}
        <span className="vt-quiet vt-num">
          {t('count.of', { n: formatNumber(sample.length, shown), total: formatNumber(total, shown) })}
        </span>
      </h2>
      <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('graph-import.sample')}>
        <table className="vt-plain">
          <thead>
            <tr>
              <th scope="col">{t('table.type')}</th>
              <th scope="col">{t('graph-import.id')}</th>
              <th scope="col">{t('graph-import.line')}</th>
              <th scope="col">{t('graph-import.values')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.map(({ type, id, line, values }) => {
              const { title, fields } = entityOf(type as EntityType);
              const label = (field: string): string => {
                const named = fields[field]?.label;
                return named === undefined ? field : say(named);
              };
              return (
                <tr key={`${type} ${id}`}>
                  <td>{say(title)}</td>
                  <th scope="row">{id}</th>
                  <td className="vt-num">{line}</td>
                  <td>
                    {Object.entries(values)
                      .map(
                        ([field, value]) =>
                          `${label(field)}: ${words.value(type as EntityType, field, value)}`,
                      )
                      .join(' · ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
