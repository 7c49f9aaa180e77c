// The input of one field of an entity: a choice, an element, a day, a number, a text.
import { Select, Textarea, TextInput } from '@mantine/core';
import type { EntityType } from '#contract/model/registry.ts';
import { useGradeScheme } from '../components/use-grade-scheme.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useWorkspace } from '../state/workspace.ts';
import { useChoices } from './choices.ts';
import type { HandField } from './form.ts';

/** Menus stay inside their landmark, for whoever reads the page by ear. */
export const MENU = {
  comboboxProps: { withinPortal: false },
  withScrollArea: false,
  styles: { options: { maxHeight: 220, overflowY: 'auto' as const } },
};

interface FieldInputProps {
  type: EntityType;
  field: HandField;
  value: string;
  /** What stands, masked, where it may not be shown; it stays unless something else is typed. */
  masked?: string | undefined;
  error: string | undefined;
  onChange(value: string): void;
  onLeave(): void;
}

export function FieldInput({ type, field, value, masked, error, onChange, onLeave }: FieldInputProps) {
  const { t, say } = useTexts();
  const { words } = useWorkspace();
  const choices = useChoices();
  const halves = useGradeScheme();
  /** What can be chosen, and what stands, whichever scheme it is of. */
  const grades = (standing: string): string[] => {
    const all = halves.source.flatMap((source) => halves.information.map((one) => `${source}${one}`));
    return standing === '' || all.includes(standing) ? all : [standing, ...all];
  };
  const { name, label, isRequired, input } = field;
  const common = {
    size: 'xs',
    label: say(label),
    withAsterisk: isRequired && masked === undefined,
    error,
    onBlur: onLeave,
    ...(masked === undefined ? {} : { description: t('hand.masked-field', { value: masked }) }),
  } as const;
  switch (input.as) {
    case 'element':
    case 'choice':
    case 'grade': {
      const data =
        input.as === 'element'
          ? choices(input.types)
          : (input.as === 'choice' ? input.values : grades(value)).map((one) => ({
              value: one,
              label: words.value(type, name, one),
            }));
      return (
        <Select
          {...common}
          {...MENU}
          searchable
          clearable={!isRequired}
          clearButtonProps={{ 'aria-label': t('questions.clear') }}
          placeholder={t('questions.choose')}
          nothingFoundMessage={t('search.nothing')}
          limit={200}
          data={data}
          value={value === '' ? null : value}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    }
    case 'long':
      return (
        <Textarea
          {...common}
          dir="auto"
          autosize
          minRows={2}
          maxRows={8}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          dir="auto"
          value={value}
          autoComplete="off"
          spellCheck={false}
          {...(input.as === 'date' ? { placeholder: t('import-origin.date') } : {})}
          {...(input.as === 'number' ? { inputMode: 'decimal' as const } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
