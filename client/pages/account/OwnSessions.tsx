// Where one is signed in, and signing out there.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Group, Skeleton } from '@mantine/core';
import { endOtherSessions, endOwnSession, ownSessionsQuery } from '../../api/account.ts';
import { PasswordField } from '../../components/PasswordField.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { ScrollTable } from '../../components/ScrollTable.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';

/** The browser and the system of what a browser calls itself, as far as they are known. */
const browserOf = (agent: string): string => {
  const browser = /(Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /Windows|Mac OS X|Android|iPhone|iPad|Linux/.exec(agent)?.[0];
  const name = browser?.[1] === 'Edg' ? 'Edge' : browser?.[1];
  const known = [name === undefined ? undefined : `${name} ${browser?.[2] ?? ''}`, system].filter(Boolean);
  return known.length === 0 ? agent : known.join(' · ');
};

export function OwnSessions() {
  const { t, shown } = useTexts();
  const client = useQueryClient();
  const { data, error } = useQuery(ownSessionsQuery);
  const [current, setCurrent] = useState('');
  const ending = useMutation({
    mutationFn: (id: string | undefined) => {
      const password = current === '' ? undefined : current;
      return id === undefined ? endOtherSessions(password) : endOwnSession(id, password);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={80} />;
  // Whoever signed in elsewhere has no password here.
  const asksPassword = data.some(({ isThis, by }) => isThis && by === 'password');
  const isReady = !asksPassword || current !== '';
  return (
    <>
      {ending.error !== null && <ProblemNote error={ending.error} />}
      {data.length > 1 && (
        <Group mb={12} align="end">
          {asksPassword && (
            <PasswordField label={t('account.current-to-end')} value={current} onType={setCurrent} />
          )}
          <Button variant="default" disabled={!isReady} onClick={() => ending.mutate(undefined)}>
            {t('account.end-others')}
          </Button>
        </Group>
      )}
      <ScrollTable
        label={t('account.sessions')}
        columns={[
          t('account.browser'),
          t('account.begun'),
          t('account.seen'),
          t('account.expires'),
          t('people.change'),
        ]}
      >
        {data.map(({ id, agent, begun, seen, expires, isThis }) => (
          <tr key={id}>
            <th scope="row">{browserOf(agent)}</th>
            <td>{formatMoment(begun, shown)}</td>
            <td>{formatMoment(seen, shown)}</td>
            <td>{formatMoment(expires, shown)}</td>
            <td>
              {isThis ? (
                <span className="vt-quiet">{t('account.this')}</span>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={!isReady}
                  aria-label={t('account.end-of', { browser: browserOf(agent) })}
                  onClick={() => ending.mutate(id)}
                >
                  {t('person.sign-out')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
