// The beginning of the file as it stands in it, where the row with the column names is chosen.
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Preview } from '#contract/import.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { MoreColumns } from './MoreColumns.tsx';

/** Cells of a row that are drawn at first, and more at a time. */
const DRAWN = 40;

interface TopOfFileProps {
  preview: Preview;
  onHeaderRow(line: number): void;
}

export function TopOfFile({ preview: { top, headerRow }, onHeaderRow }: TopOfFileProps) {
  const { t } = useTexts();
  const [drawn, setDrawn] = useState(DRAWN);
  const columns = top.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return (
    <>
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
                {cells.slice(0, drawn).map((cell, at) => (
                  <td key={at} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreColumns drawn={drawn} total={columns} onMore={() => setDrawn(drawn + DRAWN)} />
    </>
  );
}
