// The page for an address that is none.
import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../components/EmptyState.tsx';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';

export function NotFound() {
  const { t } = useTexts();
  useTitle(t('not-found.title'));
  return (
    <div className="vt-page">
      <EmptyState heading="h1" icon={<IconMapOff size={32} aria-hidden />} title={t('not-found.title')}>
        <p>{t('not-found.detail')}</p>
        <Button component={Link} to="/cases">
          {t('action.to-cases')}
        </Button>
      </EmptyState>
    </div>
  );
}
