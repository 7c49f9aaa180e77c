// What of a graph is taken and what is left out, each with its reason and where the first of them stand.
import { Alert } from '@mantine/core';
import type { GraphOutcome as Outcome } from '#contract/graph-import.ts';
import { entities, entityOf, type EntityType } from '#contract/model/registry.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

export function GraphOutcome({ outcome }: { outcome: Outcome }) {
  const { t, say, shown } = useTexts();
  const n = (value: number): string => formatNumber(value, shown);
  /** What a field is called; the two ends of an edge are none of ours. */
  const called = (field: string): string => {
    if (field === 'source' || field === 'target') return t(`graph-import-end.${field}`);
    const label = entities().find(({ fields }) => fields[field] !== undefined)?.fields[field]?.label;
    return label === undefined ? field : say(label);
  };
  return (
    <>
      <p className="vt-num" role="status">
        {(['nodes', 'edges'] as const).map((part) => (
          <span key={part}>
            {t(`graph-import-of.${part}`)}{' '}
            {t('count.of', { n: n(outcome[part].taken), total: n(outcome[part].read) })}
            {' · '}
          </span>
        ))}
        {t('graph-import.known', { n: n(outcome.known) })}
      </p>
      <p className="vt-num">
        {Object.entries(outcome.facts)
          .map(([type, count]) => `${say(entityOf(type as EntityType).title)} ${n(count)}`)
          .join(' · ')}
      </p>
      {outcome.notes.map((note) => (
        <Alert key={note.en} color="blue" variant="light" mt={6}>
          {say(note)}
        </Alert>
      ))}
      {outcome.leftOut.length > 0 && (
        <>
          <h2>{t('graph-import.left-title')}</h2>
          <div className="vt-scroll" tabIndex={0} role="region" aria-label={t('graph-import.left-title')}>
            <table className="vt-plain">
              <thead>
                <tr>
                  <th scope="col">{t('graph-import.value')}</th>
                  <th scope="col">{t('graph-import.count')}</th>
                  <th scope="col">{t('graph-import.why')}</th>
                  <th scope="col">{t('graph-import.lines')}</th>
                </tr>
              </thead>
              <tbody>
                {outcome.leftOut.map(({ of, why, value, count, message, first }) => (
                  <tr key={`${of} ${why} ${value} ${message.en} ${first[0]?.field ?? ''}`}>
                    <th scope="row">
                      {t(`graph-import-one.${of}`)} {value}
                    </th>
                    <td className="vt-num">{n(count)}</td>
                    <td>{say(message)}</td>
                    <td className="vt-num">
                      {first
                        .map(({ line, field }) =>
                          field === undefined ? n(line) : `${n(line)} (${called(field)})`,
                        )
                        .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
