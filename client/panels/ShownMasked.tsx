// Below rows that stand for more: how many are shown of how many, and that they are masked.
import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';

export function ShownMasked({ n, total, children }: { n: number; total: number; children?: ReactNode }) {
  const { t, shown } = useTexts();
  return (
    <p className="vt-quiet">
      {t('compare.shown', { n: formatNumber(n, shown), total: formatNumber(total, shown) })}{' '}
      {t('compare.masked')} {children}
    </p>
  );
}
