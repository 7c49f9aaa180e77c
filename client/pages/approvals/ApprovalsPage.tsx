// What was asked of a second person in a case: those that wait first in sight, with approve and refuse for whoever may and did not ask.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Group } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import type { Approval, ApprovalScope } from '#contract/approval.ts';
import { approvalsQuery, decideApproval, fourEyesQuery } from '../../api/approvals.ts';
import { sessionQuery } from '../../api/session.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useMay } from '../../components/may.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { PageWaiting } from '../../components/PageWaiting.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useFieldName } from '../../components/use-field-name.ts';
import { useTitle } from '../../components/use-title.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { casePath, listPath } from '../../state/paths.ts';

const COLOURS = {
  pending: 'yellow',
  approved: 'teal',
  refused: 'red',
  used: 'gray',
  expired: 'gray',
} as const;

function Scope({ caseId, scope }: { caseId: string; scope: ApprovalScope }) {
  const { t, shown } = useTexts();
  const nameOf = useFieldName();
  const count = (ids: readonly string[] | undefined): string =>
    ids === undefined
      ? t('approval.whole')
      : t('approval.elements', { n: formatNumber(ids.length, shown), some: ids.slice(0, 3).join(', ') });
  switch (scope.kind) {
    case 'reveal':
      return (
        <>
          {t('approval-kind.reveal')}{' '}
          <Link
            className="vt-link"
            style={{ textDecoration: 'underline' }}
            to={listPath(caseId, scope.element)}
          >
            {scope.element}
          </Link>
          {scope.field !== undefined && ` · ${nameOf(scope.field)}`}
        </>
      );
    case 'export':
      return `${t('approval-kind.export')} ${scope.format} · ${scope.focus ?? count(scope.select)}`;
    case 'report':
      return `${t('approval-kind.report')} ${scope.format} · ${count(scope.select)}`;
    case 'transfer':
      return `${t('approval-kind.transfer')} · ${count(scope.lists)}`;
  }
}

export default function ApprovalsPage() {
  const { caseId = '' } = useParams();
  const { t, shown } = useTexts();
  const client = useQueryClient();
  const mayDecide = useMay('approve');
  const { data: session } = useQuery(sessionQuery);
  const { data: rule } = useQuery(fourEyesQuery);
  const { data, error, refetch } = useQuery(approvalsQuery(caseId));
  const [deciding, setDeciding] = useState<{ of: Approval; isApproved: boolean }>();
  useTitle(t('approval.title'));
  const decision = useMutation({
    mutationFn: async (reason: string): Promise<void> => {
      if (deciding === undefined) return;
      await decideApproval(caseId, deciding.of.id, { isApproved: deciding.isApproved, reason });
    },
    onSuccess: async () => {
      setDeciding(undefined);
      await client.invalidateQueries({ queryKey: approvalsQuery(caseId).queryKey });
    },
  });
  if (data === undefined) return <PageWaiting error={error} onRetry={() => void refetch()} />;
  const decide = (of: Approval, isApproved: boolean): void => {
    decision.reset();
    setDeciding({ of, isApproved });
  };
  return (
    <div className="vt-page" style={{ display: 'grid', gap: 16, alignContent: 'start' }}>
      <PageHead
        back={casePath(caseId)}
        title={t('approval.title')}
        purpose={t(rule?.isRequired === false ? 'approval.not-needed' : 'approval.purpose')}
        aside={
          <span className="vt-num">
            {t('count.of', { n: formatNumber(data.shown, shown), total: formatNumber(data.total, shown) })}
          </span>
        }
      />
      {data.approvals.length === 0 ? (
        <div className="vt-surface">
          <EmptyState icon={<IconUsersGroup size={30} aria-hidden />} title={t('approval.none')} />
        </div>
      ) : (
        <div className="vt-surface vt-table" tabIndex={0} role="region" aria-label={t('approval.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('approval.state')}</th>
                <th scope="col">{t('approval.what')}</th>
                <th scope="col">{t('approval.by')}</th>
                <th scope="col">{t('approval.reason')}</th>
                <th scope="col">{t('approval.decision')}</th>
              </tr>
            </thead>
            <tbody>
              {data.approvals.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Badge color={COLOURS[one.state]} c="var(--mantine-color-text)" variant="light">
                      {t(`approval-state.${one.state}`)}
                    </Badge>
                  </td>
                  <td>
                    <Scope caseId={caseId} scope={one.scope} />
                  </td>
                  <td>
                    {one.by} <span className="vt-quiet">{formatMoment(one.at, shown)}</span>
                  </td>
                  <td title={one.reason}>{one.reason}</td>
                  <td>
                    {one.decision !== undefined && (
                      <span title={one.decision.reason}>
                        {one.decision.by}: {one.decision.reason}
                        {one.state === 'approved' &&
                          one.decision.until !== undefined &&
                          ` · ${t('approval.until', { until: formatMoment(one.decision.until, shown) })}`}
                      </span>
                    )}
                    {one.state === 'pending' &&
                      (mayDecide && one.by !== session?.user ? (
                        <Group gap={6} wrap="nowrap">
                          <Button size="compact-xs" onClick={() => decide(one, true)}>
                            {t('approval.approve')}
                          </Button>
                          <Button size="compact-xs" variant="default" onClick={() => decide(one, false)}>
                            {t('approval.refuse')}
                          </Button>
                        </Group>
                      ) : (
                        <span className="vt-quiet">{t('approval.waits')}</span>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {deciding !== undefined && (
        <ReasonDialog
          title={t(deciding.isApproved ? 'approval.approve-title' : 'approval.refuse-title', {
            by: deciding.of.by,
          })}
          action={t(deciding.isApproved ? 'approval.approve' : 'approval.refuse')}
          isDoing={decision.isPending}
          error={decision.error}
          width={520}
          onClose={() => setDeciding(undefined)}
          onDo={(reason) => decision.mutate(reason)}
        >
          <p>
            <Scope caseId={caseId} scope={deciding.of.scope} />
          </p>
          <p className="vt-quiet">{deciding.of.reason}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
