// A field for a password: what it is for is told to the browser's keeper of passwords, and what was typed can be looked at.
import { PasswordInput } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';

interface PasswordFieldProps {
  label: string;
  value: string;
  onType(value: string): void;
  /** `new` for one that is being chosen. */
  kind?: 'current' | 'new';
  description?: string;
  error?: string | undefined;
}

export function PasswordField({
  label,
  value,
  onType,
  kind = 'current',
  description,
  error,
}: PasswordFieldProps) {
  const { t } = useTexts();
  return (
    <PasswordInput
      label={label}
      description={description}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      autoComplete={`${kind}-password`}
      required
      withAsterisk={false}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
    />
  );
}
