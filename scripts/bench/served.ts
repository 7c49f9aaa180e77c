// A running `vinetrace serve` over a workplace's data, and requests to it as a signed-in user.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startNode, type Workplace } from './workplace.ts';

const PASSWORD = 'measured by the clock';

/** A server that answers, and a session at it. */
export interface Session {
  url: string;
  /** The session's cookie: name and value. */
  cookie: { name: string; value: string };
  /** One request; resolves with the body once all of it is there. @throws Error unless it is answered by 2xx */
  ask(path: string, body?: object): Promise<string>;
}

export interface Served extends Session {
  /** The server's process. */
  pid: number;
  /** Lines of its log so far. */
  log(): readonly string[];
  stop(): Promise<void>;
}

/** Environment under which a server can be signed in to. */
export const SERVED_ENV = { VINETRACE_ADMIN_PASSWORD: PASSWORD };

/** The same, where one session asks as fast as it is answered, which no person does. */
export const TIRELESS_ENV = { ...SERVED_ENV, VINETRACE_REQUESTS_A_MINUTE: '10000000' };

const post = (address: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Signs in at a server that was started with `SERVED_ENV`, the administrator where nobody is named. */
export async function signIn(url: string, user = 'admin', password = PASSWORD): Promise<Session> {
  const signedIn = await post(`${url}/api/session`, { user, password });
  const [pair = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
  const [name, value] = pair.split('=');
  if (!signedIn.ok || !name || !value) throw new Error(`sign-in was answered by ${signedIn.status}`);
  const headers = { cookie: `${name}=${value}` };
  return {
    url,
    cookie: { name, value },
    async ask(path, body) {
      const address = `${url}${path}`;
      const answer = await (body === undefined ? fetch(address, { headers }) : post(address, body, headers));
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} was answered by ${answer.status}: ${text}`);
      return text;
    },
  };
}

/** The address that a starting server prints. @throws Error with what it said where it ends instead */
export async function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('the server has no output');
  const said: string[] = [];
  stderr.on('data', (part: Buffer) => said.push(part.toString()));
  for await (const line of createInterface(stdout)) {
    if (!line.startsWith('http://')) {
      said.push(line);
      continue;
    }
    stdout.resume();
    return line.trim();
  }
  throw new Error(`the server ended:\n${said.join('\n')}`);
}

/** Serves the data of a workplace that was made with `SERVED_ENV`, and signs in. */
export async function serve(at: Workplace): Promise<Served> {
  const server = startNode(['bin/vinetrace.js', '--data', at.data, 'serve', '--port', '0'], at.env);
  const ended = once(server, 'exit');
  const log: string[] = [];
  if (server.stderr) createInterface(server.stderr).on('line', (line) => void log.push(line));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
  };
  try {
    return { ...(await signIn(await addressOf(server))), pid: server.pid ?? 0, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
