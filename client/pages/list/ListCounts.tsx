// What became of every row of the file, as a sum that a person can check.
import type { ReadCounts } from '#contract/reading.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

/** In the order of the sum; those that are 0 say nothing, but the first two. */
const PARTS = ['imported', 'setAside', 'above', 'blank', 'totals', 'repeatedHeaders'] as const;
const ALWAYS = new Set<string>(['imported', 'setAside']);
const KEYS = {
  imported: 'list-count.imported',
  setAside: 'list-count.set-aside',
  above: 'list-count.above',
  blank: 'list-count.blank',
  totals: 'list-count.totals',
  repeatedHeaders: 'list-count.repeated',
} as const satisfies Record<(typeof PARTS)[number], string>;

export function ListCounts({ counts, rows }: { counts: ReadCounts | undefined; rows: number }) {
  const { t, shown } = useTexts();
  if (counts === undefined) {
    return <p className="vt-quiet">{t('list.counts-unknown', { n: formatNumber(rows, shown) })}</p>;
  }
  const parts = PARTS.filter((part) => counts[part] > 0 || ALWAYS.has(part));
  return (
    <div className="vt-sum">
      <span>
        <b className="vt-num">{formatNumber(counts.total, shown)}</b> {t('list-count.total')}
      </span>
      {parts.map((part, at) => (
        <span key={part} data-part={part}>
          <i aria-hidden>{at === 0 ? '=' : '+'}</i>
          <b className="vt-num">{formatNumber(counts[part], shown)}</b> {t(KEYS[part])}
        </span>
      ))}
    </div>
  );
}
