// Why a saved view could not be opened or changed: refused by the server, or not to be read by this version.
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import { UnreadableView } from '../../state/saved-actions.ts';

export function ViewProblem({ error }: { error: Error }) {
  const { t } = useTexts();
  if (!(error instanceof UnreadableView)) return <ProblemNote error={error} />;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`view-refused.${error.why}`)}
    >
      {t('view-refused.reload')}
    </Alert>
  );
}
