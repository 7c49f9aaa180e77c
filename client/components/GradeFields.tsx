// The two halves of a grade, to be chosen: how far the source is reliable, how far the information is credible.
import { Group, NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useTexts } from '../i18n/i18n.ts';
import { useWords } from '../i18n/words.ts';
import { useGradeScheme } from './use-grade-scheme.ts';

/** What was chosen; an empty text where nothing was. */
export interface ChosenGrade {
  source: string;
  information: string;
}

export const NO_GRADE: ChosenGrade = { source: '', information: '' };

/** The grade as it is kept (`B2`); undefined while a half is lacking. */
export const gradeOf = ({ source, information }: ChosenGrade): string | undefined =>
  source === '' || information === '' ? undefined : `${source}${information}`;

interface GradeFieldsProps {
  chosen: ChosenGrade;
  /** What each half lacks, in words. */
  errors?: Partial<Record<keyof ChosenGrade, string | undefined>>;
  size?: NativeSelectProps['size'];
  mt?: number;
  onChange(chosen: ChosenGrade): void;
}

export function GradeFields({ chosen, errors = {}, size = 'sm', mt = 0, onChange }: GradeFieldsProps) {
  const { t } = useTexts();
  const words = useWords();
  const scheme = useGradeScheme();
  const common = (half: keyof ChosenGrade) => ({
    size,
    required: true,
    error: errors[half],
    value: chosen[half],
    data: [
      { value: '', label: t('assess.choose') },
      ...scheme[half].map((value) => ({ value, label: `${value} ${words.gradeHalf(half, value)}` })),
    ],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...chosen, [half]: currentTarget.value }),
  });
  return (
    <Group grow mt={mt} gap={10} align="flex-start">
      <NativeSelect {...common('source')} label={t('assess.source')} />
      <NativeSelect {...common('information')} label={t('assess.information')} />
    </Group>
  );
}
