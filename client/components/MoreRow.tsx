// How many of how many are listed, and a way to more of them where there are.
import { Button } from '@mantine/core';
import { formatNumber } from '../i18n/format.ts';
import { useTexts } from '../i18n/i18n.ts';

interface MoreRowProps {
  n: number;
  total: number;
  /** Lists more; undefined where no more can be had. */
  onMore: (() => void) | undefined;
  isLoading?: boolean;
}

export function MoreRow({ n, total, onMore, isLoading = false }: MoreRowProps) {
  const { t, shown } = useTexts();
  return (
    <div className="vt-row">
      <span className="vt-grow vt-quiet vt-num">
        {t('count.of', { n: formatNumber(n, shown), total: formatNumber(total, shown) })}
      </span>
      {onMore !== undefined && (
        <Button size="compact-sm" variant="default" loading={isLoading} onClick={onMore}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}
