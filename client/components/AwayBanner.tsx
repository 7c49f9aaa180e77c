// Says that the server is away, asks for it every two seconds, and lets the page go on when it is back.
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Loader } from '@mantine/core';
import { useStore } from 'zustand';
import { health } from '#contract/operations.ts';
import { RETRY_MS } from '../api/queries.ts';
import { useTexts } from '../i18n/i18n.ts';
import { connection } from '../state/connection.ts';

async function isReady(): Promise<boolean> {
  try {
    const response = await fetch('/api/health');
    return health.parse(await response.json()).ready;
  } catch {
    return false;
  }
}

export function AwayBanner() {
  const { t } = useTexts();
  const client = useQueryClient();
  const away = useStore(connection, (state) => state.away);
  useEffect(() => {
    if (away === undefined) return undefined;
    const look = async (): Promise<void> => {
      if (!(await isReady())) return;
      connection.getState().found();
      await client.invalidateQueries();
    };
    const timer = setInterval(() => void look(), RETRY_MS);
    return () => clearInterval(timer);
  }, [away, client]);
  if (away === undefined) return null;
  return (
    <div className="vt-away" role="alert">
      <Loader size={14} color="yellow" aria-hidden />
      <span>{t(`away.${away}`)}</span>
    </div>
  );
}
