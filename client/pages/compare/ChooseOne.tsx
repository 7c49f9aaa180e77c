// Chooses what is compared: a case or a view, found by typing.
import { Select, type SelectProps } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.ts';

interface ChooseOneProps extends Pick<SelectProps, 'maw'> {
  label: string;
  choices: readonly { value: string; label: string }[];
  /** Empty where none is chosen. */
  value: string;
  onChoose(value: string): void;
}

export function ChooseOne({ label, choices, value, onChoose, maw }: ChooseOneProps) {
  const { t } = useTexts();
  return (
    <Select
      size="xs"
      maw={maw}
      label={label}
      placeholder={t('questions.choose')}
      searchable
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      nothingFoundMessage={t('search.nothing')}
      data={choices}
      value={value === '' ? null : value}
      onChange={(chosen) => onChoose(chosen ?? '')}
    />
  );
}
