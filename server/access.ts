// What one person may do and know: their standing, and their role in each case. The one place that answers "which cases may this session read".
import { fail } from '#contract/errors.ts';
import type { Session } from '#contract/operations.ts';
import {
  roleGives,
  standingGives,
  type CaseRight,
  type InstallationRight,
  type Role,
} from '#contract/rights.ts';
import type { RecordReader } from './record/index.ts';

export interface Access {
  /** Who asks, as the journal names them; empty where nobody is signed in. */
  readonly user: string;
  /** The role in a case; undefined where one may not know of it. */
  role(caseId: string): Role | undefined;
  /** Whether a right is given in a case. */
  may(right: CaseRight, caseId: string): boolean;
  /** Whether a right is given in one case at least, or to whoever may begin one. */
  mayAnywhere(right: CaseRight): boolean;
  mayInstall(right: InstallationRight): boolean;
  /** The cases that may be known of, and as what: lists, searches and answers over several cases hold no other. */
  cases(): { id: string; title: string; role: Role }[];
}

type Readable = Pick<RecordReader, 'cases' | 'members'>;

/** What a session may; nothing where there is none. */
export function accessOf(record: Readable, session: Session | null): Access {
  const isAdministrator = session?.standing === 'administrator';
  const role = (caseId: string): Role | undefined => {
    if (session === null) return undefined;
    return isAdministrator ? 'administrator' : record.members.role(caseId, session.user);
  };
  return {
    user: session?.user ?? '',
    role,
    may: (right, caseId) => roleGives(role(caseId), right),
    mayAnywhere: (right) =>
      session !== null &&
      (standingGives(session.standing, 'begin') ||
        record.members.casesOf(session.user).some((one) => roleGives(one.role, right))),
    mayInstall: (right) => session !== null && standingGives(session.standing, right),
    cases() {
      if (session === null) return [];
      if (isAdministrator) return record.cases().map((known) => ({ ...known, role: 'administrator' }));
      const roles = new Map(record.members.casesOf(session.user).map((one) => [one.case, one.role]));
      return record.cases().flatMap((known) => {
        const own = roles.get(known.id);
        return own === undefined ? [] : [{ ...known, role: own }];
      });
    },
  };
}

/** Whoever holds the key of the record, as the command line does, may everything. */
export const keyHolder = (record: Readable): Access =>
  accessOf(record, { user: 'cli', standing: 'administrator', must: null, by: 'password' });

/** Which cases may be read, as what looks into several of them asks. */
export const reads =
  (access: Access) =>
  (caseId: string): boolean =>
    access.may('read', caseId);

/** The same answer as of a case that there is not: nobody learns which it was. */
export const noCase = (caseId: string): never =>
  fail('not-found', `没有案件 ${caseId}`, `There is no case ${caseId}`);

/**
 * What was found by an id of its own (a job, an entry) is asked of in its case.
 * @param caseId its case; undefined where there is no such thing, or it is of no case
 * @param missing the answer where there is no such thing: the same for what may not be known of
 */
export function demandOf(
  access: Access,
  right: CaseRight,
  caseId: string | undefined,
  missing: () => never,
): void {
  if (caseId === undefined || access.role(caseId) === undefined) missing();
  else demandIn(access, right, caseId);
}

/** The answer to whoever has not the right. */
export const forbidden = (): never => fail('forbidden', '您的角色无此权限', 'Your role does not allow this');

/** @throws not-found where the case may not be known of; forbidden where the role does not give the right */
export function demandIn(access: Access, right: CaseRight, caseId: string): void {
  if (access.role(caseId) === undefined) noCase(caseId);
  if (!access.may(right, caseId)) forbidden();
}
