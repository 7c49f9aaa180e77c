// The bar above a table: what it lists, a filter, how many of how many, columns, copying and CSV.
import type { ReactNode } from 'react';
import { ActionIcon, Button, Checkbox, Popover, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconColumns3, IconCopy, IconFileTypeCsv, IconFilter } from '@tabler/icons-react';
import { download } from '../../api/download.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { toCsv, toTsv } from '../../panels/csv.ts';
import type { Column } from './columns.ts';
import type { ColumnChoice } from './use-columns.ts';

/** Columns to be shown or not; the first one names the row and stays. */
function ColumnsButton<R>({ columns, choice }: { columns: readonly Column<R>[]; choice: ColumnChoice<R> }) {
  const { t } = useTexts();
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {columns.map(({ id, title }, at) => (
          <Checkbox
            key={id}
            mb={6}
            label={title}
            disabled={at === 0}
            checked={at === 0 || !choice.hidden.has(id)}
            onChange={() => choice.toggle(id)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

interface TableToolsProps<R> {
  /** Chooses what is listed. */
  children: ReactNode;
  columns: readonly Column<R>[];
  choice: ColumnChoice<R>;
  filter?: { value: string; onChange(value: string): void };
  shown: number;
  total: number;
  /** The rows that are copied and written. */
  matrix(): string[][];
  fileName: string;
}

export function TableTools<R>(props: TableToolsProps<R>) {
  const { children, columns, choice, filter, shown, total, matrix, fileName } = props;
  const { t, shown: language } = useTexts();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <div className="vt-tools" style={{ minHeight: 40, flexWrap: 'wrap' }}>
      {children}
      {filter !== undefined && (
        <TextInput
          size="xs"
          w={160}
          value={filter.value}
          onChange={(event) => filter.onChange(event.currentTarget.value)}
          placeholder={t('table.filter')}
          aria-label={t('table.filter')}
          leftSection={<IconFilter size={13} aria-hidden />}
        />
      )}
      <span className="vt-quiet vt-num" role="status" style={{ whiteSpace: 'nowrap' }}>
        {t('count.of', { n: formatNumber(shown, language), total: formatNumber(total, language) })}
      </span>
      <span className="vt-gap" />
      <ColumnsButton columns={columns} choice={choice} />
      <Tooltip label={clipboard.copied ? t('action.copied') : t('table.copy')}>
        <ActionIcon aria-label={t('table.copy')} onClick={() => clipboard.copy(toTsv(matrix()))}>
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconFileTypeCsv size={16} aria-hidden />}
        onClick={() => download(new Blob([toCsv(matrix())], { type: 'text/csv' }), fileName)}
      >
        CSV
      </Button>
    </div>
  );
}
