// What comes before anything else of an account that is not set up: a password of one's own, a second factor.
import { useQueryClient } from '@tanstack/react-query';
import { Stack, Title } from '@mantine/core';
import { sessionQuery, type SignedIn } from '../../api/session.ts';
import { Brand } from '../../components/Brand.tsx';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export default function SetUp({ must }: { must: NonNullable<SignedIn['must']> }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const title = t(must === 'password' ? 'account.set-password' : 'account.set-factor');
  useTitle(title);
  const done = (): void => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <main className="vt-sign" style={{ minHeight: '100%' }}>
      <div className="vt-surface">
        <Stack gap="md">
          <Brand />
          <Title order={1} size="h4">
            {title}
          </Title>
          <div className="vt-quiet">
            {t(must === 'password' ? 'account.set-password-how' : 'account.set-factor-how')}
          </div>
          {must === 'password' ? <ChangePassword onDone={done} /> : <SecondFactor onDone={done} />}
        </Stack>
      </div>
    </main>
  );
}
