// Saves the view as it is now under a name.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useMay } from '../../components/may.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useSavedActions, useThumbnail } from './use-saved.ts';

const MOST = 120;

export function SaveView({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const mayShare = useMay('share');
  const { save } = useSavedActions();
  const picture = useThumbnail();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: async () => save({ name: name.trim(), isShared, ...(await picture()) }),
    onSuccess: onClose,
  });
  return (
    <form
      className="vt-card"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <TextInput
        size="xs"
        label={t('saved.name')}
        value={name}
        maxLength={MOST}
        autoFocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onClose();
        }}
      />
      {mayShare && (
        <Checkbox
          size="xs"
          mt={8}
          label={t('saved.shared')}
          checked={isShared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
      )}
      {saving.error !== null && <ProblemNote error={saving.error} />}
      <Group gap={6} mt={8}>
        <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
          {t('saved.save-do')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('note.cancel')}
        </Button>
      </Group>
    </form>
  );
}
