// A web application over a workspace of its own, and people of several roles who ask it; each is called as their role.
import type { CaseRole, Role } from '#contract/rights.ts';
import { buildApp } from '../app.ts';
import type { App } from '../routes/define.ts';
import type { Workspace } from '../workspace.ts';
import { temporaryWorkspace } from './workspace.ts';

const PASSWORD = 'correct horse battery';

export interface People {
  app: App;
  workspace: Workspace;
  /** Every line of the log. */
  log: readonly string[];
  cookies: Readonly<Record<string, string>>;
  send(
    who: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answer>;
  /** Signs a person in once more, in a session of its own. */
  signIn(who: string): Promise<string>;
  end(): Promise<void>;
}

/** Lets people into every case there is, each under the role that they are called. */
export async function letInto(workspace: Workspace, roles: readonly Role[]): Promise<void> {
  const { members } = workspace.record;
  const lacking = workspace.record
    .cases()
    .flatMap(({ id }) => roles.map((role) => ({ case: id, user: role, role })))
    .filter((one): one is typeof one & { role: CaseRole } => one.role !== 'administrator')
    .filter((one) => members.role(one.case, one.user) === undefined);
  if (lacking.length === 0) return;
  await workspace.record.transaction('test', (tx) => lacking.forEach((one) => tx.letIn(one)));
}

export type Answer = Awaited<ReturnType<App['inject']>>;

export async function people(roles: readonly Role[]): Promise<People> {
  const temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  const log: string[] = [];
  const app = await buildApp(workspace, { host: '127.0.0.1', log: { write: (line) => void log.push(line) } });
  await app.ready();
  await workspace.graph.engine();
  const signIn = async (user: string): Promise<string> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { user, password: PASSWORD },
    });
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  };
  const cookies: Record<string, string> = {};
  for (const role of roles) {
    await workspace.accounts.add('test', role, PASSWORD, role === 'administrator' ? role : 'founder');
    cookies[role] = await signIn(role);
  }
  workspace.entered.add(() => void letInto(workspace, roles));
  return {
    app,
    workspace,
    log,
    cookies,
    signIn,
    async send(who, method, url, payload) {
      await letInto(workspace, roles);
      return app.inject({
        method,
        url,
        headers: { cookie: cookies[who] ?? '' },
        ...(payload === undefined ? {} : { payload }),
      });
    },
    async end() {
      await app.close();
      await temporary.remove();
    },
  };
}
