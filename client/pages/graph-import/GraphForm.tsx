// Whose graph it is and how good: what an import cannot go without.
import { useState } from 'react';
import { Button, Group, TextInput } from '@mantine/core';
import { GradeFields, gradeOf, NO_GRADE } from '../../components/GradeFields.tsx';
import { useTexts } from '../../i18n/i18n.ts';

interface GraphFormProps {
  /** The name of the file: the source where nobody says another. */
  name: string;
  /** While another mapping is being tried, nothing is imported by the one before. */
  isTrying: boolean;
  onImport(said: { source: string; grade: string }): void;
}

export function GraphForm({ name, isTrying, onImport }: GraphFormProps) {
  const { t } = useTexts();
  const [source, setSource] = useState(name);
  const [chosen, setChosen] = useState(NO_GRADE);
  const grade = gradeOf(chosen);
  const isReady = source.trim() !== '' && grade !== undefined && !isTrying;
  return (
    <form
      className="vt-surface vt-graph-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onImport({ source, grade });
      }}
    >
      <TextInput
        label={t('graph-import.source')}
        required
        value={source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <GradeFields chosen={chosen} onChange={setChosen} mt={8} />
      <Group mt={12} justify="flex-end">
        <Button type="submit" disabled={!isReady}>
          {t('graph-import.do')}
        </Button>
      </Group>
    </form>
  );
}
