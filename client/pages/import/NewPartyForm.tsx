// A party that is not in the case yet, added while its list is imported.
import { useState } from 'react';
import { Button, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { newParty, type NewParty } from '#contract/import.ts';
import { party } from '#contract/model/party.ts';
import { useTexts } from '../../i18n/i18n.ts';

interface NewPartyFormProps {
  /** An id that is free. */
  id: string;
  onAdd(party: NewParty): void;
}

export function NewPartyForm({ id, onAdd }: NewPartyFormProps) {
  const { t, say } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [kind, setKind] = useState('merchant');
  const [isTried, setTried] = useState(false);
  const add = (): void => {
    const made = newParty.safeParse({ id, name: name.trim(), kind });
    setTried(true);
    if (!made.success) return;
    onAdd(made.data);
    setOpen(false);
    setName('');
    setTried(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end" withArrow>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconUserPlus size={15} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('import-origin.holder-add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Stack gap={8} w={280}>
            <TextInput
              size="xs"
              label={t('import-origin.name')}
              withAsterisk
              value={name}
              maxLength={500}
              error={isTried && name.trim() === '' ? t('import-origin.name-needed') : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              size="xs"
              label={t('import-origin.kind')}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={party.kinds.map(({ value, text }) => ({ value, label: say(text) }))}
              value={kind}
              onChange={(chosen) => setKind(chosen ?? kind)}
            />
            <Button type="submit">{t('import-origin.party-add')}</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
