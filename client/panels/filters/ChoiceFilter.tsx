// A field of few values: each with how many of how many are in sight, to be switched off and on.
import { useMemo } from 'react';
import type { GraphEdge, GraphNode } from '#contract/graph.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useStyleWords } from '../../graph/style/use-style-words.ts';
import { asChoice, fieldValue, type CaseField } from '../../state/fields.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Choices } from './Choices.tsx';

export function ChoiceFilter({
  field,
  seen,
}: {
  field: CaseField;
  seen: readonly (GraphNode | GraphEdge)[];
}) {
  const { t, say } = useTexts();
  const { words } = useWorkspace();
  const said = useStyleWords(words);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const element of seen) {
      const value = asChoice(fieldValue(field, element));
      found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  }, [field, seen]);
  const all = [...field.values, ...(field.unknown === 0 ? [] : [{ value: '', count: field.unknown }])];
  return (
    <Choices
      rule={field.id}
      title={say(field.label)}
      choices={all.map(({ value, count }) => ({
        value,
        label: value === '' ? <i>{t('style.unknown')}</i> : said.value(field, value),
        shown: counts.get(value) ?? 0,
        total: count,
      }))}
    />
  );
}
