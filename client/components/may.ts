// What the person signed in may do: what they may not is not offered.
import { useQuery } from '@tanstack/react-query';
import { ROLES, type Role } from '#contract/operations.ts';
import { sessionQuery } from '../api/session.ts';

/** Whether the person signed in has a role or a higher one. */
export function useMay(least: Role): boolean {
  const { data } = useQuery(sessionQuery);
  return data !== undefined && data !== null && ROLES.indexOf(data.role) >= ROLES.indexOf(least);
}

/** Whether the person signed in may import lists. */
export const useMayImport = (): boolean => useMay('investigator');
