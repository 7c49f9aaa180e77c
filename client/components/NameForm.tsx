// The form by which a person is named and given something: a role in a case, a standing in the installation.
import { useState } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.ts';

interface NameFormProps<T extends string> {
  /** What a name is here, where that is not evident. */
  description?: string;
  /** What is given, and its choices in order. */
  label: string;
  choices: readonly { value: T; label: string }[];
  first: T;
  action: string;
  isDoing: boolean;
  /** `done` is told once it was: what was typed stays until then. */
  onDo(user: string, chosen: T, done: () => void): void;
}

export function NameForm<T extends string>(props: NameFormProps<T>) {
  const { description, label, choices, first, action, isDoing, onDo } = props;
  const { t } = useTexts();
  const [user, setUser] = useState('');
  const [chosen, setChosen] = useState(first);
  return (
    <form
      className="vt-surface vt-row"
      style={{ alignItems: 'flex-end', gap: 12, flexWrap: 'wrap', padding: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (user.trim() === '') return;
        onDo(user.trim(), chosen, () => setUser(''));
      }}
    >
      <TextInput
        label={t('people.user')}
        description={description}
        value={user}
        onChange={(event) => setUser(event.currentTarget.value)}
        maxLength={100}
        autoComplete="off"
      />
      <NativeSelect
        label={label}
        value={chosen}
        onChange={({ currentTarget }) =>
          setChosen(choices.find(({ value }) => value === currentTarget.value)?.value ?? first)
        }
        data={[...choices]}
      />
      <Button
        type="submit"
        loading={isDoing}
        disabled={user.trim() === ''}
        leftSection={<IconUserPlus size={16} aria-hidden />}
      >
        {action}
      </Button>
    </form>
  );
}
