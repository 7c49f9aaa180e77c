// Signing in.
import { useEffect, useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { ProblemError } from '../api/problem-error.ts';
import { OIDC_BEGIN, oidcQuery, sessionQuery, startSession } from '../api/session.ts';
import { AwayBanner } from '../components/AwayBanner.tsx';
import { Brand } from '../components/Brand.tsx';
import { CodeField } from '../components/CodeField.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import { Preferences } from '../components/Preferences.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';
import { safeNext } from './safe-next.ts';

/** Answers that are somebody's, not who is signed in and by what one can. */
const isOfSession = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
  queryKey[0] !== 'session' && queryKey[0] !== 'oidc';

export default function SignIn() {
  const { t } = useTexts();
  const [user, setUser] = useState('admin');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [search] = useSearchParams();
  const client = useQueryClient();
  const { data: oidc } = useQuery(oidcQuery);
  const navigate = useNavigate();
  // Whoever comes here is nobody: what was answered before, under a session that ended, is not kept for them.
  useEffect(() => client.removeQueries({ predicate: isOfSession }), [client]);
  useTitle(t('sign-in.title'));
  const signing = useMutation({
    mutationFn: startSession,
    onSuccess: async (session) => {
      // What was asked under the last session is nobody's now.
      client.removeQueries({ predicate: isOfSession });
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate(safeNext(search.get('next')), { replace: true });
    },
  });
  /** Once a code was asked for, it is until one signed in. */
  const isAsked =
    signing.error instanceof ProblemError && signing.error.problem.type.endsWith(':second-factor-needed');
  const [wasAsked, setWasAsked] = useState(false);
  if (isAsked && !wasAsked) setWasAsked(true);
  const needsCode = isAsked || wasAsked;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signing.mutate({ user: user.trim(), password, ...(needsCode && code !== '' ? { code } : {}) });
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
              {signing.error !== null && !isAsked && <ProblemNote error={signing.error} />}
              <TextInput
                label={t('sign-in.user')}
                value={user}
                onChange={(event) => setUser(event.currentTarget.value)}
                autoComplete="username"
                required
                withAsterisk={false}
              />
              <PasswordField label={t('sign-in.password')} value={password} onType={setPassword} />
              {needsCode && (
                <CodeField value={code} onType={setCode} description={t('sign-in.code-how')} isFirst />
              )}
              <Button
                type="submit"
                size="sm"
                loading={signing.isPending}
                disabled={user.trim() === '' || password === ''}
              >
                {t('sign-in.submit')}
              </Button>
              {oidc?.isOn === true && (
                <Button component="a" href={OIDC_BEGIN} variant="default" size="sm">
                  {t('sign-in.oidc')}
                </Button>
              )}
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
