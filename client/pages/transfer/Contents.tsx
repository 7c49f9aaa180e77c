// What is in a transfer file, by numbers, and the fingerprint by which it is known whose it is.
import type { TransferCounts } from '#contract/transfer.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

const COUNTED = [
  'parties',
  'handles',
  'lists',
  'rows',
  'owners',
  'transfers',
  'files',
  'entries',
] as const satisfies readonly (keyof TransferCounts)[];

export function Counts({ counts }: { counts: TransferCounts }) {
  const { t, shown } = useTexts();
  return (
    <dl className="vt-transfer-counts">
      {COUNTED.map((name) => (
        <div key={name}>
          <dt>{t(`transfer-count.${name}`)}</dt>
          <dd className="vt-num">{formatNumber(counts[name], shown)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A long text that is compared or handed on, with its name and what it is for. */
export function Token({ name, how, value }: { name: string; how?: string; value: string }) {
  return (
    <div className="vt-transfer-token">
      <strong>{name}</strong>
      {how !== undefined && <div className="vt-quiet">{how}</div>}
      <div className="vt-row">
        <code className="vt-mono vt-grow">{value}</code>
        <CopyButton value={value} />
      </div>
    </div>
  );
}
