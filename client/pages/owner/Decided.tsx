// What was just decided: the owners it led to, and the way back.
import { Alert, Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { DecisionResult, ShownDecision } from '#contract/decision.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ownerPath } from '../../state/paths.ts';

interface DecidedProps {
  caseId: string;
  owner: string;
  result: DecisionResult;
  onUndo(decision: ShownDecision): void;
  onClose(): void;
}

export function Decided({ caseId, owner, result, onUndo, onClose }: DecidedProps) {
  const { t, shown } = useTexts();
  const { decision, owners } = result;
  const what = decision.undone === undefined ? decision.kind : 'undone';
  return (
    <Alert
      color={decision.undone !== undefined || decision.holds ? 'teal' : 'yellow'}
      variant="light"
      icon={<IconCheck aria-hidden />}
      title={t(`owner-done.${what}`, { n: owners.length })}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
      role="status"
    >
      <div className="vt-row" style={{ flexWrap: 'wrap' }}>
        {owners.map((each) => (
          <Link
            key={each.id}
            className="vt-candidate"
            aria-current={each.id === owner ? 'page' : undefined}
            to={ownerPath(caseId, each.id)}
            state={{ decided: result }}
          >
            <strong>{each.caption}</strong>
            <span className="vt-num">{t('owner.rows', { n: formatNumber(each.rows, shown) })}</span>
            {each.id === owner && <span className="vt-quiet">{t('owner.here')}</span>}
          </Link>
        ))}
        {decision.undone === undefined && (
          <Button variant="default" onClick={() => onUndo(decision)}>
            {t('decision.undo')}
          </Button>
        )}
      </div>
      {decision.undone === undefined && !decision.holds && <p>{t('owner-done.not-held')}</p>}
    </Alert>
  );
}
