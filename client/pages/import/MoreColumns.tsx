// How many columns of a file are drawn of how many, and the way to more; nothing where all are.
import { Button } from '@mantine/core';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

interface MoreColumnsProps {
  drawn: number;
  total: number;
  onMore(): void;
}

export function MoreColumns({ drawn, total, onMore }: MoreColumnsProps) {
  const { t, shown } = useTexts();
  if (total <= drawn) return null;
  return (
    <p className="vt-row vt-quiet">
      {t('import-detail.columns-shown', { n: formatNumber(drawn, shown), total: formatNumber(total, shown) })}
      <Button variant="default" onClick={onMore}>
        {t('import-detail.columns-more')}
      </Button>
    </p>
  );
}
