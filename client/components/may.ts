// What the person signed in may do, by the contract's table: what they may not is not offered.
import { useQuery } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import {
  roleGives,
  standingGives,
  type CaseRight,
  type InstallationRight,
  type Role,
} from '#contract/rights.ts';
import { sessionQuery, type SignedIn } from '../api/session.ts';

/** The role of somebody in a case; undefined where they are not in it. */
const roleIn = (session: SignedIn | null | undefined, caseId: string | undefined): Role | undefined => {
  if (session === null || session === undefined || caseId === undefined) return undefined;
  return session.standing === 'administrator' ? 'administrator' : session.roles[caseId];
};

/** The role of the person signed in in the case of the page. */
export function useRole(): Role | undefined {
  const caseId = useMatch('/cases/:caseId/*')?.params.caseId;
  const { data } = useQuery(sessionQuery);
  return roleIn(data, caseId);
}

/** Whether the person signed in has a right in the case of the page. */
export const useMay = (right: CaseRight): boolean => roleGives(useRole(), right);

/** Whether the person signed in has a right in the installation. */
export function useMayInstall(right: InstallationRight): boolean {
  const { data } = useQuery(sessionQuery);
  return data !== undefined && data !== null && standingGives(data.standing, right);
}

/** Whether the person signed in may import lists into the case of the page. */
export const useMayImport = (): boolean => useMay('import');
