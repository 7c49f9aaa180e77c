// Who is in a case: told, let in, taken out. The journal keeps who did it.
import { fail } from '#contract/errors.ts';
import type { CasePeople } from '#contract/people.ts';
import type { CaseRole } from '#contract/rights.ts';
import { assertCase } from '../queries/assert-case.ts';
import type { Workspace } from '../workspace.ts';

interface About {
  case: string;
  user: string;
  actor: string;
  reason?: string | undefined;
}

/** Everybody who is in a case, administrators last. @throws not-found */
export function peopleOf(workspace: Pick<Workspace, 'record'>, caseId: string): CasePeople {
  assertCase(workspace, caseId);
  const { record } = workspace;
  const everywhere = record.users.list().filter(({ standing }) => standing === 'administrator');
  const people: CasePeople['people'] = [
    ...record.members
      .ofCase(caseId)
      .filter(({ user }) => !everywhere.some((one) => one.user === user))
      .map(({ user, role }) => ({ user, role })),
    ...everywhere.map(({ user }) => ({ user, role: 'administrator' as const })),
  ];
  return { people, shown: people.length, total: people.length };
}

/** Lets a person into a case, or gives them another role. @throws not-found; conflict for an administrator */
export async function letIn(
  workspace: Pick<Workspace, 'record'>,
  { actor, ...asked }: About & { role: CaseRole },
): Promise<CasePeople> {
  const { record } = workspace;
  assertCase(workspace, asked.case);
  if (record.users.find(asked.user)?.standing === 'administrator') {
    fail(
      'conflict',
      `${asked.user} 是管理员，本就在每个案件中`,
      `${asked.user} is an administrator and in every case already`,
    );
  }
  await record.transaction(actor, (tx) => tx.letIn(asked));
  return peopleOf(workspace, asked.case);
}

/** Takes a person out of a case. @throws not-found */
export async function letOut(
  workspace: Pick<Workspace, 'record'>,
  { actor, ...asked }: About,
): Promise<CasePeople> {
  assertCase(workspace, asked.case);
  await workspace.record.transaction(actor, (tx) => tx.letOut(asked));
  return peopleOf(workspace, asked.case);
}
