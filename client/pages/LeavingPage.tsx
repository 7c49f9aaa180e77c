// What is left of the page where one signed out and the server could not be reached: nothing but that, until it could.
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Loader } from '@mantine/core';
import { RETRY_MS } from '../api/queries.ts';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';
import { leave } from '../state/leaving.ts';

export function LeavingPage({ to }: { to: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  useTitle(t('leaving.title'));
  useEffect(() => {
    const timer = setInterval(() => void leave(client, to).catch(() => undefined), RETRY_MS);
    return () => clearInterval(timer);
  }, [client, to]);
  return (
    <main className="vt-page">
      <h1>{t('leaving.title')}</h1>
      <div className="vt-row" role="status">
        <Loader size={14} aria-hidden />
        <span>{t('leaving.how')}</span>
      </div>
    </main>
  );
}
