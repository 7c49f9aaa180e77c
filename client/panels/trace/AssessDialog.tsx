// Asks for the grade and the reason of an assessment, or for the reason to take one back.
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AssessmentKind } from '#contract/assessment.ts';
import { assess, undoAssessment } from '../../api/lineage.ts';
import { refresh } from '../../api/refresh.ts';
import { GradeFields, gradeOf, NO_GRADE } from '../../components/GradeFields.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useWorkspace } from '../../state/workspace.ts';

interface AssessDialogProps {
  caseId: string;
  list: string;
  from: string;
  kind: AssessmentKind | 'undo';
  onClose(): void;
}

export default function AssessDialog({ caseId, list, from, kind, onClose }: AssessDialogProps) {
  const { t } = useTexts();
  const { graph, words } = useWorkspace();
  const client = useQueryClient();
  const [grade, setGrade] = useState(NO_GRADE);
  const saying = useMutation({
    mutationFn: (reason: string) =>
      kind === 'undo'
        ? undoAssessment(caseId, list, from, reason)
        : assess(caseId, list, { from, kind, grade: gradeOf(grade) ?? '', reason }),
    onSuccess: async () => {
      onClose();
      await refresh(client, caseId, 'lineage');
    },
  });
  const nameOf = (id: string): string => {
    const node = graph.nodes.get(id);
    return node === undefined ? id : `${words.caption(node)} (${id})`;
  };
  const because = kind === 'confirmed' ? (['statement', 'file'] as const) : (['dates', 'common'] as const);
  return (
    <ReasonDialog
      title={t(`assess-title.${kind}`)}
      action={t(kind === 'undo' ? 'decision.undo-do' : `assess-do.${kind}`)}
      suggestions={
        kind === 'undo'
          ? [t('owner-because.mistake'), t('owner-because.evidence')]
          : because.map((one) => t(`assess-because.${one}`))
      }
      isDoing={saying.isPending}
      error={saying.error}
      isReady={kind === 'undo' || gradeOf(grade) !== undefined}
      width={560}
      onClose={onClose}
      onDo={(reason) => saying.mutate(reason)}
    >
      <dl className="vt-fields">
        <dt>{t('compare.copy')}</dt>
        <dd>{nameOf(list)}</dd>
        <dt>{t('compare.source')}</dt>
        <dd>{nameOf(from)}</dd>
      </dl>
      <p className="vt-quiet">{t(`assess-how.${kind}`)}</p>
      {kind !== 'undo' && <GradeFields chosen={grade} mt={8} onChange={setGrade} />}
    </ReasonDialog>
  );
}
