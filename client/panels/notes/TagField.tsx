// The field in which tags of elements are put on and taken off.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { TagsInput } from '@mantine/core';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { TagBadges } from './Tags.tsx';
import { useMayMark } from './use-notes.ts';

const MOST_LETTERS = 40;

/** The field for the tags of one element or several: it shows those that all of them have. */
export function TagField({ ids }: { ids: readonly string[] }) {
  const { t } = useTexts();
  const { marks, mark } = useWorkspace();
  const isAllowed = useMayMark();
  const [typed, setTyped] = useState('');
  const changing = useMutation({
    mutationFn: (change: { add: string[]; remove: string[] }) => mark.tag(ids, change),
  });
  const [first = '', ...others] = ids;
  const common = (marks.tagNames.get(first) ?? []).filter((tag) =>
    others.every((id) => marks.tagNames.get(id)?.includes(tag)),
  );
  if (!isAllowed) return ids.length === 1 ? <TagBadges id={first} /> : null;
  return (
    <>
      <TagsInput
        size="xs"
        label={t('tag.field')}
        placeholder={t('tag.placeholder')}
        data={marks.tags.map(({ tag }) => tag)}
        value={common}
        searchValue={typed}
        onSearchChange={(value) => setTyped(value.slice(0, MOST_LETTERS))}
        splitChars={[',', '，']}
        clearable={false}
        disabled={changing.isPending}
        comboboxProps={{ withinPortal: false }}
        onChange={(wanted) =>
          changing.mutate({
            add: wanted.filter((tag) => !common.includes(tag)),
            remove: common.filter((tag) => !wanted.includes(tag)),
          })
        }
      />
      {changing.error !== null && <ProblemNote error={changing.error} />}
    </>
  );
}
