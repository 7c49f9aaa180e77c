// A field for the code of a second factor, or a recovery code in its place.
import { TextInput, type TextInputProps } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';

interface CodeFieldProps extends Pick<TextInputProps, 'description'> {
  value: string;
  onType(value: string): void;
  /** Takes the focus in what opens. */
  isFirst?: boolean;
}

export function CodeField({ value, onType, description, isFirst = false }: CodeFieldProps) {
  const { t } = useTexts();
  return (
    <TextInput
      label={t('sign-in.code')}
      description={description}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={40}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
