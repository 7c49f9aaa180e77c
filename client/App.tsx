// The pages and their addresses. All but sign-in need a session; large ones come when they are opened.
import { lazy, Suspense } from 'react';
import { Center, Loader } from '@mantine/core';
import { Navigate, Route, Routes } from 'react-router';
import { CrashBoundary } from './components/CrashBoundary.tsx';
import { Frame } from './components/Frame.tsx';
import { Cases } from './pages/Cases.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { RequireSession } from './pages/RequireSession.tsx';
import { SignIn } from './pages/SignIn.tsx';

const CaseWorkspace = lazy(() => import('./pages/CaseWorkspace.tsx'));
const ImportPage = lazy(() => import('./pages/import/ImportPage.tsx'));
const MatchPage = lazy(() => import('./pages/match/MatchPage.tsx'));
const OwnerPage = lazy(() => import('./pages/owner/OwnerPage.tsx'));
const ListPage = lazy(() => import('./pages/list/ListPage.tsx'));
const Journal = lazy(() => import('./pages/Journal.tsx'));
const ApiReference = lazy(() => import('./pages/ApiReference.tsx'));
const Help = lazy(() => import('./pages/Help.tsx'));

const waiting = (
  <Center h="100%">
    <Loader size="sm" />
  </Center>
);

export function App() {
  return (
    <CrashBoundary>
      <Suspense fallback={waiting}>
        <Routes>
          <Route path="/sign-in" element={<SignIn />} />
          <Route element={<RequireSession />}>
            <Route element={<Frame />}>
              <Route index element={<Navigate to="/cases" replace />} />
              <Route path="/cases" element={<Cases />} />
              <Route path="/cases/:caseId" element={<CaseWorkspace />} />
              <Route path="/cases/:caseId/import" element={<ImportPage />} />
              <Route path="/cases/:caseId/match" element={<MatchPage />} />
              <Route path="/cases/:caseId/lists/:listId" element={<ListPage />} />
              <Route path="/cases/:caseId/owners/:ownerId" element={<OwnerPage />} />
              <Route path="/journal" element={<Journal />} />
              <Route path="/api-reference" element={<ApiReference />} />
              <Route path="/help" element={<Help />} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Route>
        </Routes>
      </Suspense>
    </CrashBoundary>
  );
}
