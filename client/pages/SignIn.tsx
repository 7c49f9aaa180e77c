// Signing in.
import { useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { sessionQuery, startSession } from '../api/session.ts';
import { AwayBanner } from '../components/AwayBanner.tsx';
import { Brand } from '../components/Brand.tsx';
import { Preferences } from '../components/Preferences.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';
import { safeNext } from './safe-next.ts';

export function SignIn() {
  const { t } = useTexts();
  const [user, setUser] = useState('admin');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  useTitle(t('sign-in.title'));
  const signing = useMutation({
    mutationFn: startSession,
    onSuccess: async (session) => {
      // What was asked under the last session is nobody's now.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate(safeNext(search.get('next')), { replace: true });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signing.mutate({ user: user.trim(), password });
  };
  return (
    <main style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <AwayBanner />
      <div className="vt-sign" style={{ flex: 1 }}>
        <Stack gap="md">
          <form className="vt-surface" onSubmit={submit}>
            <Stack gap="md">
              <div>
                <Brand />
                <Text size="sm" mt={6} className="vt-quiet">
                  {t('sign-in.purpose')}
                </Text>
              </div>
              <Title order={1} size="h4">
                {t('sign-in.title')}
              </Title>
              {signing.error !== null && <ProblemNote error={signing.error} />}
              <TextInput
                label={t('sign-in.user')}
                value={user}
                onChange={(event) => setUser(event.currentTarget.value)}
                autoComplete="username"
                required
                withAsterisk={false}
              />
              <PasswordInput
                label={t('sign-in.password')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password"
                required
                withAsterisk={false}
                visibilityToggleButtonProps={{ 'aria-label': t('sign-in.show-password') }}
              />
              <Button
                type="submit"
                size="sm"
                loading={signing.isPending}
                disabled={user.trim() === '' || password === ''}
              >
                {t('sign-in.submit')}
              </Button>
              <Text size="xs" className="vt-quiet">
                {t('sign-in.hint')}
              </Text>
            </Stack>
          </form>
          <Group justify="center">
            <Preferences />
          </Group>
        </Stack>
      </div>
    </main>
  );
}
