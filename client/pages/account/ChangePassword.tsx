// The form by which one chooses another password.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Stack } from '@mantine/core';
import { SHORTEST_PASSWORD } from '#contract/account.ts';
import { changePassword } from '../../api/account.ts';
import { PasswordField } from '../../components/PasswordField.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';

export function ChangePassword({ onDone }: { onDone(): void }) {
  const { t } = useTexts();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const changing = useMutation({
    mutationFn: () => changePassword(current, password),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      setAgain('');
      onDone();
    },
  });
  const differs = again !== '' && again !== password;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        changing.mutate();
      }}
    >
      <Stack gap="sm" maw={420}>
        <PasswordField label={t('account.current')} value={current} onType={setCurrent} />
        <PasswordField
          kind="new"
          label={t('account.new')}
          description={t('account.rules', { n: SHORTEST_PASSWORD })}
          value={password}
          onType={setPassword}
        />
        <PasswordField
          kind="new"
          label={t('account.again')}
          value={again}
          onType={setAgain}
          error={differs ? t('account.differs') : undefined}
        />
        {changing.error !== null && <ProblemNote error={changing.error} />}
        {changing.isSuccess && <div role="status">{t('account.changed')}</div>}
        <Button
          type="submit"
          loading={changing.isPending}
          disabled={current === '' || [...password].length < SHORTEST_PASSWORD || again !== password}
        >
          {t('account.change')}
        </Button>
      </Stack>
    </form>
  );
}
