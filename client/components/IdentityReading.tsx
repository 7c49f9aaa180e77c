// Which identities an answer takes for one: handles apart, as confirmed, or as proposed too.
import { NativeSelect } from '@mantine/core';
import { READINGS_OF_IDENTITY, type IdentityReading as Reading } from '#contract/hubs.ts';
import { useTexts } from '../i18n/i18n.ts';

export function IdentityReading({ value, onChange }: { value: Reading; onChange(value: Reading): void }) {
  const { t } = useTexts();
  return (
    <NativeSelect
      size="xs"
      label={t('identity-reading.label')}
      value={value}
      onChange={({ currentTarget }) =>
        onChange(READINGS_OF_IDENTITY.find((one) => one === currentTarget.value) ?? 'confirmed')
      }
      data={READINGS_OF_IDENTITY.map((one) => ({ value: one, label: t(`identity-reading.${one}`) }))}
    />
  );
}
