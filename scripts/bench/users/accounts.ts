// Accounts of people who work on a case, set up as an administrator and they themselves would.
import { oneTimePassword } from '#contract/account.ts';
import { signIn, type Session } from '../served.ts';

const OWN = 'brown rivers turn mills';

/** Makes accounts that may work on a case. @returns their sessions as a cookie carries them */
export async function accounts(admin: Session, caseId: string, count: number): Promise<string[]> {
  const cookieOf = ({ cookie }: Session): string => `${cookie.name}=${cookie.value}`;
  const put = async (session: Session, path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', cookie: cookieOf(session) };
    const answer = await fetch(`${admin.url}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered by ${answer.status}: ${await answer.text()}`);
  };
  const made: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    const user = `person-${at}`;
    const { password } = oneTimePassword.parse(JSON.parse(await admin.ask('/api/users', { user })));
    const session = await signIn(admin.url, user, password);
    await put(session, '/api/account/password', { current: password, password: OWN });
    await put(admin, `/api/cases/${caseId}/people/${user}`, { role: 'investigator' });
    made.push(cookieOf(session));
  }
  return made;
}
