// Begins a new, empty case and goes on to import lists into it.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, TextInput } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { newCase } from '#contract/import.ts';
import { createCase } from '../api/imports.ts';
import { refreshCases } from '../api/session.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTexts } from '../i18n/i18n.ts';
import { importPath } from '../state/paths.ts';

export function NewCase() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ id: '', title: '' });
  const creating = useMutation({
    mutationFn: createCase,
    onSuccess: async ({ id }) => {
      await refreshCases(client);
      await navigate(importPath(id));
    },
  });
  const wanted = newCase.safeParse({ id: typed.id.trim(), title: typed.title.trim() });
  return (
    <form
      className="vt-new-case"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success) creating.mutate(wanted.data);
      }}
    >
      <TextInput
        size="sm"
        label={t('case-new.title')}
        withAsterisk
        value={typed.title}
        maxLength={500}
        onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
      />
      <TextInput
        size="sm"
        label={t('case-new.id')}
        description={t('case-new.id-how')}
        withAsterisk
        value={typed.id}
        maxLength={128}
        onChange={(event) => setTyped({ ...typed, id: event.currentTarget.value })}
      />
      {creating.error !== null && <ProblemNote error={creating.error} />}
      <Button
        type="submit"
        size="sm"
        loading={creating.isPending}
        disabled={!wanted.success}
        leftSection={<IconFolderPlus size={16} aria-hidden />}
      >
        {t('case-new.create')}
      </Button>
    </form>
  );
}
