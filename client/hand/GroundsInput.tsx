// On what a statement stands: the source in words, its grade, and the exhibit with the passage in it.
import { Select, TextInput } from '@mantine/core';
import { GradeFields } from '../components/GradeFields.tsx';
import { useTexts } from '../i18n/i18n.ts';
import type { Typed } from '../state/hand.ts';
import { useChoices } from './choices.ts';
import { MENU } from './FieldInput.tsx';
import { WordsInput } from './WordsInput.tsx';

interface GroundsInputProps {
  typed: Typed['grounds'];
  faults: ReadonlySet<keyof Typed['grounds']>;
  /** Parts that this dialog does not ask for. */
  without?: readonly ('source' | 'evidence')[];
  onChange(change: Partial<Typed['grounds']>): void;
}

export function GroundsInput({ typed, faults, without = [], onChange }: GroundsInputProps) {
  const { t } = useTexts();
  const choices = useChoices();
  return (
    <fieldset className="vt-grounds">
      <legend>{t('hand.grounds')}</legend>
      {!without.includes('source') && (
        <WordsInput
          label={t('hand.source')}
          description={t('hand.source-how')}
          minRows={1}
          error={faults.has('source') ? t('hand.source-needed') : undefined}
          value={typed.source}
          onChange={(source) => onChange({ source })}
        />
      )}
      <GradeFields
        size="xs"
        chosen={{ source: typed.reliability, information: typed.credibility }}
        errors={{
          source: faults.has('reliability') ? t('hand.grade-needed') : undefined,
          information: faults.has('credibility') ? t('hand.grade-needed') : undefined,
        }}
        onChange={({ source, information }) => onChange({ reliability: source, credibility: information })}
      />
      {!without.includes('evidence') && (
        <div className="vt-grounds-exhibit">
          <Select
            {...MENU}
            size="xs"
            label={t('hand.exhibit')}
            placeholder={t('hand.exhibit-none')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('questions.clear') }}
            nothingFoundMessage={t('search.nothing')}
            limit={200}
            data={choices(['Evidence']).flatMap(({ items }) => items)}
            value={typed.evidence === '' ? null : typed.evidence}
            onChange={(evidence) =>
              onChange(evidence === null ? { evidence: '', from: '', to: '' } : { evidence })
            }
          />
          {typed.evidence !== '' && (
            <>
              <TextInput
                size="xs"
                w={92}
                label={t('hand.from-line')}
                inputMode="numeric"
                error={faults.has('from') ? t('hand.lines-wrong') : undefined}
                value={typed.from}
                onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
              />
              <TextInput
                size="xs"
                w={92}
                label={t('hand.to-line')}
                inputMode="numeric"
                value={typed.to}
                onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
              />
            </>
          )}
        </div>
      )}
    </fieldset>
  );
}
