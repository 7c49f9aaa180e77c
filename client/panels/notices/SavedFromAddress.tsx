// Opens the saved view that the address names (`?saved=ID`), once; says so where that cannot be.
import { useEffect, useRef, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.ts';
import { openSaved } from '../../state/saved-actions.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { ViewProblem } from '../saved/ViewProblem.tsx';

export function SavedFromAddress() {
  const { t } = useTexts();
  const { caseId, store, go, address } = useWorkspace();
  const { saved } = address;
  const asked = useRef<string>(undefined);
  const [error, setError] = useState<Error>();
  useEffect(() => {
    if (saved === undefined || asked.current === saved) return;
    asked.current = saved;
    openSaved({ caseId, store, go, address }, saved).then(
      () => setError(undefined),
      (problem: unknown) => {
        setError(problem instanceof Error ? problem : new Error(String(problem)));
        go({ saved: undefined });
      },
    );
  }, [saved, caseId, store, go, address]);
  useEffect(() => {
    if (saved === undefined) asked.current = undefined;
  }, [saved]);
  if (error === undefined) return null;
  return (
    <div className="vt-notice vt-row" style={{ alignItems: 'flex-start' }}>
      <div className="vt-grow">
        <ViewProblem error={error} />
      </div>
      <ActionIcon aria-label={t('news.dismiss')} onClick={() => setError(undefined)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
