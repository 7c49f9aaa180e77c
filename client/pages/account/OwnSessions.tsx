// Where one is signed in, and signing out there.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from '@mantine/core';
import { endOtherSessions, endOwnSession, ownSessionsQuery } from '../../api/account.ts';
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
  const ending = useMutation({
    mutationFn: (id: string | undefined) => (id === undefined ? endOtherSessions() : endOwnSession(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={80} />;
  return (
    <>
      {ending.error !== null && <ProblemNote error={ending.error} />}
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
      {data.length > 1 && (
        <Button mt={12} variant="default" onClick={() => ending.mutate(undefined)}>
          {t('account.end-others')}
        </Button>
      )}
    </>
  );
}
