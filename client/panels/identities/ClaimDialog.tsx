// Asks for the grade and the reason of a word on handles, or for the reason to take one back.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { claimIdentity, undoIdentity } from '../../api/hubs.ts';
import { refresh } from '../../api/refresh.ts';
import { GradeFields, gradeOf, NO_GRADE } from '../../components/GradeFields.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';

/** What is to be said of which handles, or taken back. */
export type Claim = { handles: readonly string[] } & (
  | { kind: 'confirmed' | 'rejected' }
  | { kind: 'undo'; word: string }
);

interface ClaimDialogProps {
  caseId: string;
  claim: Claim;
  onClose(): void;
}

export function ClaimDialog({ caseId, claim, onClose }: ClaimDialogProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [grade, setGrade] = useState(NO_GRADE);
  const saying = useMutation({
    mutationFn: (reason: string) =>
      claim.kind === 'undo'
        ? undoIdentity(caseId, claim.word, reason)
        : claimIdentity(caseId, {
            handles: claim.handles,
            kind: claim.kind,
            grade: gradeOf(grade) ?? '',
            reason,
          }),
    onSuccess: async () => {
      onClose();
      await refresh(client, caseId, 'case');
    },
  });
  return (
    <ReasonDialog
      title={t(`identity-claim.${claim.kind}`)}
      action={t(`identity-claim.${claim.kind}`)}
      suggestions={[]}
      isDoing={saying.isPending}
      error={saying.error}
      isReady={claim.kind === 'undo' || gradeOf(grade) !== undefined}
      width={560}
      onClose={onClose}
      onDo={(reason) => saying.mutate(reason)}
    >
      <p>{claim.handles.join(' + ')}</p>
      <p className="vt-quiet">{t(`identity-claim-how.${claim.kind}`)}</p>
      {claim.kind !== 'undo' && <GradeFields chosen={grade} mt={8} onChange={setGrade} />}
    </ReasonDialog>
  );
}
