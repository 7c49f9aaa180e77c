// The people of a case: who is in it and as what; whoever may lets others in and takes them out.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { IconUserMinus, IconUsers } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { Person } from '#contract/people.ts';
import { CASE_ROLES, caseRole } from '#contract/rights.ts';
import { letIn, letOut, peopleQuery } from '../../api/people.ts';
import { sessionQuery } from '../../api/session.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMay } from '../../components/may.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { ScrollTable } from '../../components/ScrollTable.tsx';
import { useTitle } from '../../components/use-title.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath } from '../../state/paths.ts';
import { LetIn } from './LetIn.tsx';
import { RoleTable } from './RoleTable.tsx';

export default function PeoplePage() {
  const { caseId = '' } = useParams();
  const { t, shown } = useTexts();
  const client = useQueryClient();
  const mayChange = useMay('people');
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(peopleQuery(caseId));
  const [leaving, setLeaving] = useState<string>();
  useTitle(t('people.title'));
  const changing = useMutation({
    mutationFn: (work: () => ReturnType<typeof letIn>) => work(),
    onSuccess: async (people) => {
      client.setQueryData(peopleQuery(caseId).queryKey, people);
      setLeaving(undefined);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  if (data === undefined) return <PageWaiting error={error} onRetry={() => void refetch()} />;
  const others = data.people.filter(({ role }) => role !== 'administrator');
  const roleOf = ({ user, role }: Person) =>
    mayChange && role !== 'administrator' ? (
      <NativeSelect
        size="xs"
        aria-label={t('people.role-of', { user })}
        value={role}
        disabled={changing.isPending}
        onChange={({ currentTarget }) => {
          const chosen = caseRole.parse(currentTarget.value);
          changing.mutate(() => letIn(caseId, user, chosen));
        }}
        data={CASE_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
    ) : (
      t(`role.${role}`)
    );
  return (
    <div className="vt-page" style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
      <PageHead
        back={casePath(caseId)}
        title={t('people.title')}
        purpose={t('people.purpose')}
        aside={
          <span className="vt-num">
            {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
          </span>
        }
      />
      {mayChange && (
        <LetIn
          isDoing={changing.isPending}
          onDo={(user, role, done) => changing.mutate(() => letIn(caseId, user, role), { onSuccess: done })}
        />
      )}
      {changing.error !== null && leaving === undefined && <ProblemNote error={changing.error} />}
      {others.length === 0 && (
        <div className="vt-surface">
          <EmptyState icon={<IconUsers size={30} aria-hidden />} title={t('people.none')}>
            <p>{t(mayChange ? 'people.none-how' : 'people.none-ask')}</p>
          </EmptyState>
        </div>
      )}
      {data.people.length > 0 && (
        <ScrollTable
          label={t('people.title')}
          columns={[t('people.user'), t('people.role'), mayChange && t('people.change')]}
          isSurface
        >
          {data.people.map((person) => (
            <tr key={person.user}>
              <td>
                {person.user}
                {person.user === session?.user && <span className="vt-quiet"> · {t('people.you')}</span>}
              </td>
              <td>{roleOf(person)}</td>
              {mayChange && (
                <td>
                  {person.role !== 'administrator' && (
                    <Tooltip label={t('people.let-out')}>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('people.let-out-of', { user: person.user })}
                        onClick={() => {
                          changing.reset();
                          setLeaving(person.user);
                        }}
                      >
                        <IconUserMinus size={16} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </td>
              )}
            </tr>
          ))}
        </ScrollTable>
      )}
      <RoleTable />
      {leaving !== undefined && (
        <ReasonDialog
          title={t('people.let-out-of', { user: leaving })}
          action={t('people.let-out')}
          isDoing={changing.isPending}
          error={changing.error}
          onClose={() => setLeaving(undefined)}
          onDo={(reason) => changing.mutate(() => letOut(caseId, leaving, reason))}
        >
          <p>{t('people.let-out-how')}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
