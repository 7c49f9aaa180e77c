// Who may know of which case, and as what. The journal says who let whom in; the table is what stands.
import { fail } from '#contract/errors.ts';
import type { CaseRole } from '#contract/rights.ts';
import type { Sql } from './sql.ts';
import type { RecordTx } from './transaction.ts';
import type { NewEntry } from './types.ts';

/** A person's role in a case, and the journal entry that gave it. */
export interface Member {
  user: string;
  role: CaseRole;
  entry: number;
}

/** Who is let into which case. */
export interface LetIn {
  case: string;
  user: string;
  role: CaseRole;
  reason?: string | undefined;
}

export interface Members {
  /** A person's role in a case; undefined where they were not let in. */
  role(caseId: string, user: string): CaseRole | undefined;
  /** Cases that a person was let into, by id. */
  casesOf(user: string): { case: string; role: CaseRole }[];
  ofCase(caseId: string): Member[];
}

type Append = (entry: NewEntry) => number;

const SET = `INSERT INTO member (case_id, user, role, entry) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (case_id, user) DO UPDATE SET role = ?3, entry = ?4`;

const because = (reason: string | undefined): object => (reason === undefined ? {} : { reason });

/** The members of a record's cases. */
export const membersOf = (sql: Sql): Members => ({
  role: (caseId, user) =>
    sql.get<{ role: CaseRole }>('SELECT role FROM member WHERE case_id = ? AND user = ?', caseId, user)?.role,
  casesOf: (user) =>
    sql.all<{ case: string; role: CaseRole }>(
      'SELECT case_id AS "case", role FROM member WHERE user = ? ORDER BY case_id',
      user,
    ),
  ofCase: (caseId) =>
    sql.all<Member>('SELECT user, role, entry FROM member WHERE case_id = ? ORDER BY user', caseId),
});

/** Lets a person into a case, or gives them another role; an entry `member-grant` says so. @throws not-found for an unknown user */
export function letIn(sql: Sql, append: Append, { case: caseId, user, role, reason }: LetIn): void {
  if (sql.get('SELECT 1 FROM user WHERE name = ?', user) === undefined)
    fail('not-found', `没有用户 ${user}`, `There is no user ${user}`);
  const before = membersOf(sql).role(caseId, user);
  if (before === role) return;
  const entry = append({
    action: 'member-grant',
    case: caseId,
    subject: `User:${user}`,
    payload: { role, ...(before === undefined ? {} : { before }), ...because(reason) },
  });
  sql.run(SET, caseId, user, role, entry);
}

/** Takes a person out of a case; an entry `member-revoke` says so. @throws not-found where they are not in it */
export function letOut(sql: Sql, append: Append, { case: caseId, user, reason }: Omit<LetIn, 'role'>): void {
  const before = membersOf(sql).role(caseId, user);
  if (before === undefined) fail('not-found', `${user} 不在此案件中`, `${user} is not in this case`);
  append({
    action: 'member-revoke',
    case: caseId,
    subject: `User:${user}`,
    payload: { before, ...because(reason) },
  });
  sql.run('DELETE FROM member WHERE case_id = ? AND user = ?', caseId, user);
}

/** What a transaction can do about members. */
export const memberChanges = (sql: Sql, append: Append): Pick<RecordTx, 'letIn' | 'letOut'> => ({
  letIn: (asked) => letIn(sql, append, asked),
  letOut: (asked) => letOut(sql, append, asked),
});
