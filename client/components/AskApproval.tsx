// Where a second person is needed: asks for the approval of exactly what was refused; nothing where that is not why.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ApprovalScope } from '#contract/approval.ts';
import { approvalsQuery, askApproval } from '../api/approvals.ts';
import { isApprovalNeeded } from '../api/problem-error.ts';
import { useTexts } from '../i18n/i18n.ts';
import { approvalsPath } from '../state/paths.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface AskApprovalProps {
  caseId: string;
  /** What was refused, and how. */
  scope: ApprovalScope;
  error: Error | null;
  reason: string;
}

export function AskApproval({ caseId, scope, error, reason }: AskApprovalProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const asking = useMutation({
    mutationFn: () => askApproval(caseId, { scope, reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: approvalsQuery(caseId).queryKey }),
  });
  if (!isApprovalNeeded(error)) return null;
  return (
    <Alert icon={<IconUsersGroup aria-hidden />} color="yellow" role="status" mt={8}>
      {asking.data === undefined ? (
        <Button
          variant="default"
          loading={asking.isPending}
          disabled={reason.trim() === ''}
          onClick={() => asking.mutate()}
        >
          {t('approval.ask')}
        </Button>
      ) : (
        <p>{t('approval.asked')}</p>
      )}
      {asking.error !== null && <ProblemNote error={asking.error} />}{' '}
      <Link className="vt-link" to={approvalsPath(caseId)}>
        {t('approval.open')}
      </Link>
    </Alert>
  );
}
