// What was decided about the rows of this owner: split or joined, by whom, why, whether it still holds, and undo.
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Skeleton } from '@mantine/core';
import { IconArrowsJoin, IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ShownDecision } from '#contract/decision.ts';
import { answer } from '../../api/queries.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ownerPath } from '../../state/paths.ts';

/** What is to be said of a decision as it stands. */
const stateOf = ({
  undone,
  holds,
  left,
  right,
}: ShownDecision): 'undone' | 'missing' | 'holds' | 'outweighed' => {
  if (undone !== undefined) return 'undone';
  if (left.missing + right.missing > 0) return 'missing';
  return holds ? 'holds' : 'outweighed';
};

const COLOUR = { undone: 'gray', missing: 'yellow', holds: 'teal', outweighed: 'yellow' } as const;

/** The decisions about the rows of an owner. */
export const historyOf = (caseId: string, owner: string) =>
  answer('decisions', { case: caseId, owner, limit: 500 });

interface HistoryProps {
  caseId: string;
  owner: string;
  mayUndo: boolean;
  onUndo(decision: ShownDecision): void;
}

export function History({ caseId, owner, mayUndo, onUndo }: HistoryProps) {
  const { t, shown } = useTexts();
  const { data, error } = useQuery(historyOf(caseId, owner));
  if (error !== null && data === undefined) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={60} />;
  if (data.decisions.length === 0) return <p className="vt-quiet">{t('decision.none')}</p>;
  return (
    <>
      {data.shown < data.total && (
        <p className="vt-quiet vt-num">{t('count.of', { n: data.shown, total: data.total })}</p>
      )}
      {data.decisions.toReversed().map((decision) => {
        const state = stateOf(decision);
        const Icon = decision.kind === 'same' ? IconArrowsJoin : IconArrowsSplit2;
        const others = [...decision.left.owners, ...decision.right.owners].filter(({ id }) => id !== owner);
        const missing = decision.left.missing + decision.right.missing;
        return (
          <div className="vt-card" key={decision.entry.seq}>
            <div className="vt-row">
              <Icon size={16} aria-hidden />
              <strong className="vt-grow">
                {t(`decision.${decision.kind}`, { left: decision.left.rows, right: decision.right.rows })}
              </strong>
              <Badge color={COLOUR[state]} c="var(--mantine-color-text)">
                {t(`decision-state.${state}`, { n: missing })}
              </Badge>
            </div>
            <div style={{ overflowWrap: 'anywhere' }}>{decision.reason}</div>
            <div className="vt-quiet">
              {decision.entry.actor} · {formatMoment(decision.entry.at, shown)} ·{' '}
              <Link className="vt-link" to={`/journal?entry=${decision.entry.seq}`}>
                {t('decision.entry', { seq: decision.entry.seq })}
              </Link>
            </div>
            {decision.undone !== undefined && (
              <div className="vt-quiet">
                {t('decision.undone-by', {
                  actor: decision.undone.actor,
                  at: formatMoment(decision.undone.at, shown),
                })}{' '}
                ·{' '}
                <Link className="vt-link" to={`/journal?entry=${decision.undone.seq}`}>
                  {t('decision.entry', { seq: decision.undone.seq })}
                </Link>
              </div>
            )}
            {others.map((other) => (
              <div key={other.id}>
                <Link className="vt-link" to={ownerPath(caseId, other.id)}>
                  {t('decision.other', { name: other.caption, n: other.rows })}
                </Link>
              </div>
            ))}
            {decision.undone === undefined && mayUndo && (
              <Button mt={6} size="compact-xs" variant="default" onClick={() => onUndo(decision)}>
                {t('decision.undo')}
              </Button>
            )}
          </div>
        );
      })}
    </>
  );
}
