// Saves the columns of a list as a named mapping, by which the next list of the same layout is read.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck } from '@tabler/icons-react';
import type { PreviewColumn } from '#contract/import.ts';
import { saveMapping } from '../../api/imports.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';

export function SaveMapping({ columns }: { columns: readonly PreviewColumn[] }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const mapped = Object.fromEntries(
    columns.flatMap(({ header, field }) => (field === null || header === '' ? [] : [[header, field]])),
  );
  const saving = useMutation({
    mutationFn: () =>
      saveMapping({ name: name.trim(), headers: columns.map(({ header }) => header), columns: mapped }),
    onSuccess: () => setOpen(false),
  });
  if (Object.keys(mapped).length === 0) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-start" withArrow>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={
            saving.isSuccess ? <IconCheck size={15} aria-hidden /> : <IconBookmark size={15} aria-hidden />
          }
          onClick={() => setOpen(!isOpen)}
        >
          {t(saving.isSuccess ? 'import-detail.mapping-saved' : 'import-detail.mapping-save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') saving.mutate();
          }}
        >
          <Stack gap={8} w={260}>
            <TextInput
              size="xs"
              label={t('import-detail.mapping-name')}
              description={t('import-detail.mapping-save-how')}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {saving.error !== null && <ProblemNote error={saving.error} />}
            <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
              <Text size="xs">{t('import-detail.mapping-save').replace('…', '')}</Text>
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
