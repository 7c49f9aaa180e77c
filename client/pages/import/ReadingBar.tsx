// How a file is read, to be corrected in place: encoding, sheet, header row, saved mappings.
import { Button, NativeSelect } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { Preview, ReadingOptions } from '#contract/import.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { SaveMapping } from './SaveMapping.tsx';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];

interface ReadingBarProps {
  preview: Preview;
  options: ReadingOptions;
  onOptions(options: ReadingOptions): void;
}

/** Options with one of them set, or given back to detection. */
function withOption<K extends keyof ReadingOptions>(
  options: ReadingOptions,
  name: K,
  value: ReadingOptions[K] | undefined,
): ReadingOptions {
  const { [name]: _before, ...rest } = options;
  return value === undefined ? rest : { ...rest, [name]: value };
}

export function ReadingBar({ preview, options, onOptions }: ReadingBarProps) {
  const { t } = useTexts();
  const isText = preview.format === 'csv';
  const header = preview.headerRow === 0 ? t('import-detail.header-none') : String(preview.headerRow);
  const auto = (value: string): string => t('import-detail.auto', { value });
  // Another sheet or header row has other columns: what was said of the former ones goes.
  const { fields: _fields, ...layout } = options;
  const { headerRow: _row, ...book } = layout;
  return (
    <div className="vt-reading">
      {isText && (
        <NativeSelect
          size="xs"
          label={t('import-detail.encoding')}
          value={options.encoding ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onOptions(withOption(options, 'encoding', value === '' ? undefined : value))
          }
          data={[
            { value: '', label: auto(preview.encoding.toUpperCase()) },
            ...ENCODINGS.map((value) => ({ value, label: value.toUpperCase() })),
          ]}
        />
      )}
      {preview.sheets.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('import-detail.sheet')}
          value={options.sheet ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onOptions(withOption(book, 'sheet', value === '' ? undefined : value))
          }
          data={[
            { value: '', label: auto(options.sheet === undefined ? (preview.sheet ?? '') : '') },
            ...preview.sheets,
          ].map((each) =>
            typeof each === 'object' && options.sheet !== undefined
              ? { value: '', label: t('import-detail.as-detected') }
              : each,
          )}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('import-detail.header-row')}
        value={options.headerRow === undefined ? '' : String(options.headerRow)}
        onChange={({ currentTarget: { value } }) =>
          onOptions(withOption(layout, 'headerRow', value === '' ? undefined : Number(value)))
        }
        data={[
          {
            value: '',
            label: options.headerRow === undefined ? auto(header) : t('import-detail.as-detected'),
          },
          ...preview.top.map(({ line }) => String(line)),
        ]}
      />
      <SaveMapping columns={preview.columns} />
      {Object.keys(options).length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconRestore size={15} aria-hidden />}
          onClick={() => onOptions({})}
        >
          {t('import-detail.as-detected')}
        </Button>
      )}
    </div>
  );
}
