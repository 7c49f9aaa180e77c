// The page for a fault of ours.
import { Button, Group } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { EmptyState } from '../components/EmptyState.tsx';
import { useTexts } from '../i18n/i18n.ts';

export function Crash({ error }: { error: Error }) {
  const { t } = useTexts();
  return (
    <main className="vt-page">
      <EmptyState heading="h1" icon={<IconMoodSad size={32} aria-hidden />} title={t('crash.title')}>
        <p>{t('crash.detail')}</p>
        <p className="vt-mono">{error.name}</p>
        <Group>
          <Button onClick={() => globalThis.location.reload()}>{t('action.reload')}</Button>
          <Button variant="default" component="a" href="/cases">
            {t('action.to-cases')}
          </Button>
        </Group>
      </EmptyState>
    </main>
  );
}
