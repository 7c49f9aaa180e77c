// What a role may do in the client: what it may not is not offered.
import { ROLES, type Role } from '#contract/operations.ts';

/** Whether a role may import lists. */
export const mayImport = (role: Role | undefined): boolean =>
  role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf('investigator');
