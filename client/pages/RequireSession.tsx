// Lets through who is signed in; sends others to sign in and back to where they wanted to go.
import { lazy, useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Center, Loader } from '@mantine/core';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useStore } from 'zustand';
import { ProblemError } from '../api/problem-error.ts';
import { sessionQuery } from '../api/session.ts';
import { AwayBanner } from '../components/AwayBanner.tsx';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { leaving } from '../state/leaving.ts';
import { LeavingPage } from './LeavingPage.tsx';

const SetUp = lazy(() => import('./account/SetUp.tsx'));

/** Notices a session that ended while the page was open: any answer 401 ends it here too. */
function useEndOfSession(): void {
  const client = useQueryClient();
  useEffect(() => {
    const end = (error: unknown): void => {
      if (!(error instanceof ProblemError)) return;
      if (error.status === 401) client.setQueryData(sessionQuery.queryKey, null);
      // Somebody may have changed what one may: what is not allowed any more is not offered any more.
      if (error.status === 403) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    };
    const stopQueries = client.getQueryCache().subscribe((event) => end(event.query.state.error));
    const stopMutations = client.getMutationCache().subscribe((event) => end(event.mutation?.state.error));
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client]);
}

export function RequireSession() {
  const location = useLocation();
  const { data, error, refetch } = useQuery(sessionQuery);
  useEndOfSession();
  const to = useStore(leaving, (state) => state.to);
  if (to !== undefined) return <LeavingPage to={to} />;
  if (error !== null && data === undefined) {
    return (
      <main className="vt-page">
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (data === undefined) {
    return (
      <main>
        <AwayBanner />
        <Center h="60vh">
          <Loader size="sm" />
        </Center>
      </main>
    );
  }
  if (data === null) {
    const wanted = `${location.pathname}${location.search}`;
    return <Navigate to={`/sign-in?next=${encodeURIComponent(wanted)}`} replace />;
  }
  if (data.must !== null) return <SetUp must={data.must} />;
  return <Outlet />;
}
