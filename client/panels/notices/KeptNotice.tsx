// What the page must tell of the view that it keeps: another page saved another one, it cannot be opened, it could not be saved.
import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconDevices } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';

export function KeptNotice() {
  const { t, shown } = useTexts();
  const { keeper } = useWorkspace();
  const keeping = useStore(keeper.keeping);
  switch (keeping.state) {
    case 'elsewhere': {
      const when = keeping.theirs.savedAt === null ? '' : formatMoment(keeping.theirs.savedAt, shown);
      return (
        <Alert
          className="vt-notice"
          color="yellow"
          c="var(--mantine-color-text)"
          variant="light"
          role="alert"
          icon={<IconDevices aria-hidden />}
          title={t('kept.elsewhere', { when })}
        >
          <p>{t('kept.elsewhere-how')}</p>
          <Group gap={6}>
            <Button onClick={() => keeper.take()}>{t('kept.take')}</Button>
            <Button variant="default" onClick={() => keeper.keep()}>
              {t('kept.keep')}
            </Button>
          </Group>
        </Alert>
      );
    }
    case 'refused':
      return (
        <Alert
          className="vt-notice"
          color="red"
          variant="light"
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(`view-refused.${keeping.why}`)}
        >
          <p>{t('view-refused.kept-how')}</p>
          <Group gap={6}>
            <Button onClick={() => globalThis.location.reload()}>{t('action.reload')}</Button>
            <Button variant="default" onClick={() => keeper.beginAnew()}>
              {t('view-refused.anew')}
            </Button>
          </Group>
        </Alert>
      );
    case 'failed':
      return (
        <div className="vt-notice">
          <ProblemNote error={keeping.error} onRetry={() => void keeper.flush()} />
        </div>
      );
    case 'kept':
    case 'waiting':
      return null;
  }
}
