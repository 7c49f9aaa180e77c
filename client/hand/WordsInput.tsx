// Words that a statement needs: its source, or the reason for it.
import { Textarea } from '@mantine/core';

interface WordsInputProps {
  label: string;
  description?: string;
  /** What is wrong with them; undefined where nothing is. */
  error: string | undefined;
  minRows?: number;
  value: string;
  onChange(value: string): void;
}

export function WordsInput({ label, description, error, minRows = 2, value, onChange }: WordsInputProps) {
  return (
    <Textarea
      size="xs"
      label={label}
      description={description}
      withAsterisk
      dir="auto"
      autosize
      minRows={minRows}
      maxRows={5}
      maxLength={1000}
      error={error}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
