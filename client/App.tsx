// The pages and their addresses. All but sign-in need a session; each comes when it is opened.
import { lazy, Suspense } from 'react';
import { Center, Loader } from '@mantine/core';
import { Navigate, Route, Routes } from 'react-router';
import { CrashBoundary } from './components/CrashBoundary.tsx';
import { Frame } from './components/Frame.tsx';
import { NotFound } from './pages/NotFound.tsx';
import { OnlyWith } from './pages/OnlyWith.tsx';
import { RequireSession } from './pages/RequireSession.tsx';

const SignIn = lazy(() => import('./pages/SignIn.tsx'));
const Cases = lazy(() => import('./pages/Cases.tsx'));
const CaseWorkspace = lazy(() => import('./pages/CaseWorkspace.tsx'));
const ImportPage = lazy(() => import('./pages/import/ImportPage.tsx'));
const GraphImportPage = lazy(() => import('./pages/graph-import/GraphImportPage.tsx'));
const MatchPage = lazy(() => import('./pages/match/MatchPage.tsx'));
const PeoplePage = lazy(() => import('./pages/people/PeoplePage.tsx'));
const ApprovalsPage = lazy(() => import('./pages/approvals/ApprovalsPage.tsx'));
const DataPage = lazy(() => import('./pages/data/DataPage.tsx'));
const AccountPage = lazy(() => import('./pages/account/AccountPage.tsx'));
const UsersPage = lazy(() => import('./pages/users/UsersPage.tsx'));
const ReportPage = lazy(() => import('./pages/report/ReportPage.tsx'));
const OwnerPage = lazy(() => import('./pages/owner/OwnerPage.tsx'));
const ComparePage = lazy(() => import('./pages/compare/ComparePage.tsx'));
const CountPage = lazy(() => import('./pages/count/CountPage.tsx'));
const EvidencePage = lazy(() => import('./pages/evidence/EvidencePage.tsx'));
const ListPage = lazy(() => import('./pages/list/ListPage.tsx'));
const SendPage = lazy(() => import('./pages/transfer/SendPage.tsx'));
const ReceivePage = lazy(() => import('./pages/transfer/ReceivePage.tsx'));
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
              <Route element={<OnlyWith right="import" />}>
                <Route path="/cases/:caseId/import" element={<ImportPage />} />
                <Route path="/cases/:caseId/import-graph" element={<GraphImportPage />} />
              </Route>
              <Route element={<OnlyWith right="match" />}>
                <Route path="/cases/:caseId/match" element={<MatchPage />} />
              </Route>
              <Route element={<OnlyWith right="export" />}>
                <Route path="/cases/:caseId/report" element={<ReportPage />} />
                <Route path="/cases/:caseId/send" element={<SendPage />} />
              </Route>
              <Route path="/cases/:caseId/people" element={<PeoplePage />} />
              <Route path="/cases/:caseId/approvals" element={<ApprovalsPage />} />
              <Route path="/cases/:caseId/data" element={<DataPage />} />
              <Route path="/cases/:caseId/lists/:listId" element={<ListPage />} />
              <Route path="/cases/:caseId/compare" element={<ComparePage />} />
              <Route path="/cases/:caseId/evidence/:evidenceId" element={<EvidencePage />} />
              <Route path="/cases/:caseId/count" element={<CountPage />} />
              <Route path="/cases/:caseId/owners/:ownerId" element={<OwnerPage />} />
              <Route path="/receive" element={<ReceivePage />} />
              <Route path="/account" element={<AccountPage />} />
              <Route path="/users" element={<UsersPage />} />
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
