// One's own account: password, second factor, where one is signed in.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ownSessionsQuery } from '../../api/account.ts';
import { sessionQuery } from '../../api/session.ts';
import { useTitle } from '../../components/use-title.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { SecondFactor } from './SecondFactor.tsx';

const heading = { fontSize: 15, margin: '0 0 10px' };

export default function AccountPage() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  useTitle(t('account.title'));
  const refresh = (): void => void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
  return (
    <div className="vt-page" style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
      <header>
        <h1>{t('account.title')}</h1>
        <div className="vt-quiet">{session?.user}</div>
      </header>
      <section className="vt-surface" style={{ padding: 16 }}>
        <h2 style={heading}>{t('account.password')}</h2>
        <ChangePassword onDone={refresh} />
      </section>
      <section className="vt-surface" style={{ padding: 16 }}>
        <h2 style={heading}>{t('account.factor')}</h2>
        <SecondFactor onDone={refresh} />
      </section>
      <section className="vt-surface" style={{ padding: 16 }}>
        <h2 style={heading}>{t('account.sessions')}</h2>
        <OwnSessions />
      </section>
    </div>
  );
}
