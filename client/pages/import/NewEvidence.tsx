// The exhibit that supports the lists, where it is not in the case yet.
import { Select, TextInput } from '@mantine/core';
import { evidence } from '#contract/model/evidence.ts';
import { useTexts } from '../../i18n/i18n.ts';
import type { OriginFaults, TypedEvidence } from './origin.ts';

interface NewEvidenceProps {
  value: TypedEvidence;
  faults: OriginFaults;
  onChange(value: TypedEvidence): void;
}

export function NewEvidence({ value, faults, onChange }: NewEvidenceProps) {
  const { t } = useTexts();
  const errorOf = (name: 'grade' | 'on'): string | undefined => {
    const fault = faults.get(`exhibit.${name}`);
    return fault === undefined ? undefined : t(fault);
  };
  return (
    <fieldset className="vt-new-exhibit">
      <legend>{t('import-origin.evidence-add')}</legend>
      <Select
        size="xs"
        label={t('import-origin.kind')}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={evidence.fields.kind.schema.options.map((kind) => ({
          value: kind,
          label: t(`value.kind.${kind}`),
        }))}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind ?? value.kind })}
      />
      <TextInput
        size="xs"
        label={t('import-origin.grade')}
        placeholder="B2"
        error={errorOf('grade')}
        value={value.grade}
        onChange={(event) => onChange({ ...value, grade: event.currentTarget.value.trim().toUpperCase() })}
      />
      <TextInput
        size="xs"
        label={t('import-origin.on')}
        placeholder="2015-05-18"
        error={errorOf('on')}
        value={value.on}
        onChange={(event) => onChange({ ...value, on: event.currentTarget.value.trim() })}
      />
      <TextInput
        size="xs"
        label={t('import-origin.summary')}
        value={value.summary}
        onChange={(event) => onChange({ ...value, summary: event.currentTarget.value })}
      />
    </fieldset>
  );
}
