// The users of the installation, for administrators: added with one-time passwords, given standings, helped when locked out.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { STANDINGS, standing as standingShape, type Standing } from '#contract/rights.ts';
import type { OneTimePassword } from '#contract/account.ts';
import {
  addUser,
  changeStanding,
  endSessionsOf,
  requireSecondFactor,
  resetPassword,
  resetSecondFactor,
  usersQuery,
} from '../../api/account.ts';
import { fourEyesQuery, setFourEyes } from '../../api/approvals.ts';
import { sessionQuery } from '../../api/session.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { NameForm } from '../../components/NameForm.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { ScrollTable } from '../../components/ScrollTable.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

function Made({ made, onClose }: { made: OneTimePassword; onClose(): void }) {
  const { t, shown } = useTexts();
  return (
    <Alert
      role="status"
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
      title={t('users.made', { user: made.user })}
    >
      <span className="vt-mono">{made.password}</span> <CopyButton value={made.password} />
      <div>{t('users.made-how', { until: formatMoment(made.until, shown) })}</div>
    </Alert>
  );
}

export default function UsersPage() {
  const { t, shown } = useTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(usersQuery);
  const { data: rule } = useQuery(fourEyesQuery);
  const [made, setMade] = useState<OneTimePassword>();
  useTitle(t('users.title'));
  const doing = useMutation({
    mutationFn: (work: () => Promise<OneTimePassword | void>) => work(),
    onSuccess: async (answer) => {
      if (answer !== undefined) setMade(answer);
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
  if (data === undefined) return <PageWaiting error={error} onRetry={() => void refetch()} />;
  const options = (of: readonly Standing[]) => of.map((value) => ({ value, label: t(`standing.${value}`) }));
  return (
    <div className="vt-page" style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
      <header className="vt-row">
        <div className="vt-grow">
          <h1>{t('users.title')}</h1>
          <div className="vt-quiet">{t('users.purpose')}</div>
        </div>
        <span className="vt-num">
          {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
        </span>
      </header>
      <NameForm<Standing>
        label={t('users.standing')}
        choices={options(STANDINGS.filter((one) => one !== 'closed'))}
        first="member"
        action={t('users.add')}
        isDoing={doing.isPending}
        onDo={(user, standing, done) =>
          doing.mutate(async () => addUser(user, standing), { onSuccess: done })
        }
      />
      {made !== undefined && <Made made={made} onClose={() => setMade(undefined)} />}
      {doing.error !== null && <ProblemNote error={doing.error} />}
      <Checkbox
        label={t('users.require-factor')}
        description={t('users.require-factor-how')}
        checked={data.secondFactorRequired}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          doing.mutate(async () => requireSecondFactor(checked));
        }}
      />
      <Checkbox
        label={t('approval.require')}
        description={t('approval.require-how')}
        checked={rule?.isRequired ?? false}
        disabled={rule === undefined}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          doing.mutate(async () => {
            await setFourEyes(checked);
            await client.invalidateQueries({ queryKey: fourEyesQuery.queryKey });
          });
        }}
      />
      <ScrollTable
        label={t('users.title')}
        columns={[
          t('people.user'),
          t('users.standing'),
          t('account.factor'),
          t('account.password'),
          t('people.change'),
        ]}
        isSurface
      >
        {data.users.map((one) => (
          <tr key={one.user}>
            <th scope="row">{one.user}</th>
            <td>
              <NativeSelect
                size="xs"
                aria-label={t('users.standing-of', { user: one.user })}
                value={one.standing}
                disabled={one.user === session?.user}
                onChange={({ currentTarget }) => {
                  const chosen = standingShape.parse(currentTarget.value);
                  doing.mutate(async () => changeStanding(one.user, chosen));
                }}
                data={options(STANDINGS)}
              />
            </td>
            <td>{t(one.hasSecondFactor ? 'users.factor-on' : 'users.factor-off')}</td>
            <td>{t(one.mustChange ? 'users.one-time' : 'users.own')}</td>
            <td>
              <Group gap={6} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('users.reset-of', { user: one.user })}
                  disabled={one.user === session?.user || one.standing === 'closed'}
                  onClick={() => doing.mutate(async () => resetPassword(one.user))}
                >
                  {t('users.reset')}
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('users.sign-out-of', { user: one.user })}
                  disabled={one.standing === 'closed'}
                  onClick={() => doing.mutate(async () => endSessionsOf(one.user))}
                >
                  {t('users.sign-out')}
                </Button>
                {one.hasSecondFactor && one.user !== session?.user && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('users.reset-factor-of', { user: one.user })}
                    onClick={() => doing.mutate(async () => resetSecondFactor(one.user))}
                  >
                    {t('users.reset-factor')}
                  </Button>
                )}
              </Group>
            </td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
