// The form of a question, made of its parameters.
import { useEffect, useMemo, useState } from 'react';
import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { Query } from '#contract/queries/define.ts';
import { entityOf } from '#contract/model/registry.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { faultsOf, formOf, paramsFrom, type FormField } from './form.ts';

interface FieldProps {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
}

function Field({ field: { name, label, isRequired, input }, value, error, onChange }: FieldProps) {
  const { t, say } = useTexts();
  const { graph, words } = useWorkspace();
  const common = { size: 'xs', label: say(label), withAsterisk: isRequired, error } as const;
  const groups = useMemo(() => {
    if (input.as !== 'element') return [];
    return input.types.map((type) => ({
      group: say(entityOf(type).title),
      items: [...graph.nodes.values()]
        .filter((node) => node.type === type)
        .map((node) => ({ value: node.id, label: `${words.caption(node)} ${node.id}` })),
    }));
  }, [input, graph, words, say]);
  switch (input.as) {
    case 'element':
    case 'choice':
      return (
        <Select
          {...common}
          searchable
          clearable={!isRequired}
          clearButtonProps={{ 'aria-label': t('questions.clear') }}
          placeholder={t('questions.choose')}
          nothingFoundMessage={t('search.nothing')}
          limit={200}
          comboboxProps={{ withinPortal: false }}
          withScrollArea={false}
          styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
          data={
            input.as === 'element'
              ? groups
              : input.values.map((each) => ({ value: each, label: words.value('Transfer', name, each) }))
          }
          value={value === '' ? null : value}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={value === '' ? '' : Number(value)}
          allowDecimal={!input.isInteger}
          {...(input.min === undefined ? {} : { min: input.min })}
          {...(input.max === undefined ? {} : { max: input.max })}
          onChange={(given) => onChange(String(given))}
        />
      );
    case 'text':
      return (
        <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      );
  }
}

interface QuestionFormProps {
  query: Query;
  /** What was asked last, by name. */
  asked: Readonly<Record<string, string>> | undefined;
  onAsk(typed: Readonly<Record<string, string>>): void;
}

export function QuestionForm({ query, asked, onAsk }: QuestionFormProps) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const fields = useMemo(() => formOf(query), [query]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, initial }) => [name, asked?.[name] ?? initial])),
  );
  // A command may ask the open question anew: the form then says what was asked.
  const given = asked === undefined ? undefined : JSON.stringify(asked);
  useEffect(() => {
    if (asked !== undefined) setTyped((before) => ({ ...before, ...asked }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- an equal question is no other question
  }, [given]);
  const [faults, setFaults] = useState<ReadonlyMap<string, 'needed' | 'wrong'>>(new Map());
  const errorOf = (name: string): string | undefined => {
    const fault = faults.get(name);
    if (fault === undefined) return undefined;
    return t(fault === 'needed' ? 'questions.needed' : 'questions.wrong');
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = faultsOf(query, paramsFrom(query, caseId, typed));
        setFaults(found);
        if (found.size === 0) onAsk(typed);
      }}
    >
      <Stack gap={8} mt={8}>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name] ?? ''}
            error={errorOf(field.name)}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
        <Button type="submit" style={{ alignSelf: 'flex-start' }}>
          {t('questions.ask')}
        </Button>
      </Stack>
    </form>
  );
}
