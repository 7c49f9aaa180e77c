// The beginning of the file as it stands in it, where the row with the column names is chosen.
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Preview } from '#contract/import.ts';
import { useTexts } from '../../i18n/i18n.ts';

/** Cells of a row that are drawn. */
const DRAWN = 40;

interface TopOfFileProps {
  preview: Preview;
  onHeaderRow(line: number): void;
}

export function TopOfFile({ preview: { top, headerRow }, onHeaderRow }: TopOfFileProps) {
  const { t } = useTexts();
  return (
    <div className="vt-sample vt-top" tabIndex={0} role="region" aria-label={t('import-detail.top')}>
      <table>
        <tbody>
          {top.map(({ line, cells }) => (
            <tr key={line} data-header={line === headerRow} data-above={line < headerRow}>
              <th scope="row">
                <Button
                  size="compact-xs"
                  variant={line === headerRow ? 'filled' : 'subtle'}
                  color={line === headerRow ? 'vine' : 'gray'}
                  aria-pressed={line === headerRow}
                  aria-label={t('import-detail.header-use', { line })}
                  leftSection={line === headerRow ? <IconCheck size={12} aria-hidden /> : undefined}
                  onClick={() => onHeaderRow(line)}
                >
                  {line}
                </Button>
              </th>
              {cells.slice(0, DRAWN).map((cell, at) => (
                <td key={at} title={cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
