// What an investigator says of an edge: confirmed or rejected, with grade and reason; and the way back.
import { lazy, Suspense, useState } from 'react';
import { Badge, Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Assessed, AssessmentKind } from '#contract/assessment.ts';
import { useMay } from '../../components/may.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import './trace.css';

const AssessDialog = lazy(() => import('./AssessDialog.tsx'));

/** A word, a sign and a grade; the entry of the journal behind it. */
export function AssessedBadge({ assessment: { kind, grade, entry } }: { assessment: Assessed }) {
  const { t } = useTexts();
  const { words } = useWorkspace();
  const Icon = kind === 'confirmed' ? IconCheck : IconX;
  return (
    <span className="vt-row vt-assessed" title={words.grade(grade)}>
      <Badge
        color={kind === 'confirmed' ? 'teal' : 'red'}
        c="var(--mantine-color-text)"
        leftSection={<Icon size={12} aria-hidden />}
      >
        {t(`assess.${kind}`)} {grade}
      </Badge>
      <Link className="vt-link vt-num" to={`/journal?entry=${entry}`}>
        #{entry}
      </Link>
    </span>
  );
}

interface AssessProps {
  list: string;
  from: string;
  assessment: Assessed | undefined;
}

/** The buttons of an edge, for whoever may decide. */
export function Assess({ list, from, assessment }: AssessProps) {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  const mayDecide = useMay('judge');
  const [asked, setAsked] = useState<AssessmentKind | 'undo'>();
  if (!mayDecide) return null;
  const offered = (['confirmed', 'rejected'] as const).filter((kind) => kind !== assessment?.kind);
  return (
    <Group gap={6} mt={8}>
      {offered.map((kind) => (
        <Button
          key={kind}
          variant="default"
          size="compact-sm"
          leftSection={
            kind === 'confirmed' ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />
          }
          onClick={() => setAsked(kind)}
        >
          {t(`assess-do.${kind}`)}
        </Button>
      ))}
      {assessment !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => setAsked('undo')}
        >
          {t('decision.undo')}
        </Button>
      )}
      {asked !== undefined && (
        <Suspense fallback={null}>
          <AssessDialog
            caseId={caseId}
            list={list}
            from={from}
            kind={asked}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </Group>
  );
}
