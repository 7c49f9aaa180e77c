// Holder, dates and evidence: of all lists, or of one.
import { Select, TextInput } from '@mantine/core';
import type { ImportContext } from '#contract/import.ts';
import { party } from '#contract/model/party.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { formatDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { NEW_EVIDENCE, type Origin, type OriginFaults, type OriginValues } from './origin.ts';

interface OriginFieldsProps {
  /** `all`, or the key of a file. */
  at: string;
  values: OriginValues;
  origin: Origin;
  context: ImportContext;
  faults: OriginFaults;
  onChange(values: OriginValues): void;
  /** Stands beside the holder. */
  besideHolder?: React.ReactNode;
}

/** Menus stay inside their landmark, for whoever reads the page by ear. */
const MENU = {
  comboboxProps: { withinPortal: false },
  withScrollArea: false,
  openOnFocus: false,
  styles: { options: { maxHeight: 240, overflowY: 'auto' as const } },
};

const DATES = [
  ['obtained', 'import-origin.obtained', 'import-origin.obtained-how'],
  ['first', 'import-origin.first', 'import-origin.first-how'],
  ['last', 'import-origin.last', 'import-origin.last-how'],
] as const satisfies readonly (readonly [keyof OriginValues, TextKey, TextKey])[];

export function OriginFields({
  at,
  values,
  origin,
  context,
  faults,
  onChange,
  besideHolder,
}: OriginFieldsProps) {
  const { t, say, shown } = useTexts();
  const isAll = at === 'all';
  const errorOf = (name: keyof OriginValues): string | undefined => {
    const fault = faults.get(`${at}.${name}`);
    return fault === undefined ? undefined : t(fault);
  };
  const set = (name: keyof OriginValues, value: string): void => onChange({ ...values, [name]: value });
  const kindOf = (kind: string): string => {
    const known = party.kinds.find(({ value }) => value === kind);
    return known === undefined ? t(`value.platform.${kind as 'qq'}`) : say(known.text);
  };
  const holders = [
    {
      group: t('import-origin.new'),
      items: origin.parties.map(({ id, name, kind }) => ({
        value: id,
        label: `${name} · ${kindOf(kind)} · ${id}`,
      })),
    },
    ...(['Party', 'Handle'] as const).map((type) => ({
      group: t(type === 'Party' ? 'import-origin.of-party' : 'import-origin.of-handle'),
      items: context.holders
        .filter((holder) => holder.type === type)
        .map(({ id, caption, kind }) => ({ value: id, label: `${caption} · ${kindOf(kind)} · ${id}` })),
    })),
  ].filter(({ items }) => items.length > 0);
  const orAbove = isAll ? {} : { placeholder: t('import-origin.as-above') };
  return (
    <div className="vt-origin-fields">
      <div className="vt-origin-holder">
        <Select
          {...MENU}
          size="xs"
          label={t('import-origin.holder')}
          description={isAll ? t('import-origin.holder-how') : undefined}
          withAsterisk={isAll}
          searchable
          clearable={!isAll}
          clearButtonProps={{ 'aria-label': t('questions.clear') }}
          limit={100}
          placeholder={t(isAll ? 'import-origin.holder-search' : 'import-origin.as-above')}
          nothingFoundMessage={t('search.nothing')}
          data={holders}
          error={errorOf('holder')}
          value={values.holder === '' ? null : values.holder}
          onChange={(holder) => set('holder', holder ?? '')}
        />
        {besideHolder}
      </div>
      {DATES.map(([name, label, how]) => (
        <TextInput
          key={name}
          size="xs"
          label={t(label)}
          description={isAll ? t(how) : undefined}
          placeholder={isAll ? t('import-origin.date') : t('import-origin.as-above')}
          error={errorOf(name)}
          value={values[name]}
          onChange={(event) => set(name, event.currentTarget.value.trim())}
        />
      ))}
      <Select
        {...MENU}
        {...orAbove}
        size="xs"
        label={t('import-origin.evidence')}
        description={isAll ? t('import-origin.evidence-how') : undefined}
        placeholder={t(isAll ? 'import-origin.evidence-none' : 'import-origin.as-above')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('questions.clear') }}
        limit={100}
        data={[
          { value: NEW_EVIDENCE, label: t('import-origin.evidence-add') },
          ...context.evidence.map(({ id, kind, on }) => ({
            value: id,
            label: [
              id,
              t(`value.kind.${kind as 'mail'}`),
              ...(on === undefined ? [] : [formatDay(on, shown)]),
            ].join(' · '),
          })),
        ]}
        value={values.evidence === '' ? null : values.evidence}
        onChange={(evidence) => set('evidence', evidence ?? '')}
      />
    </div>
  );
}
