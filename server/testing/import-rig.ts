// A served case for tests of importing: signed-in people, uploads, previews, jobs, on a real record and engine.
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  importJob,
  preview,
  takenUploads,
  type ImportJob,
  type Preview,
  type Upload,
} from '#contract/import.ts';
import { buildApp } from '../app.ts';
import type { App } from '../routes/define.ts';
import { namedFile } from './named-file.ts';
import { load, MINI, temporaryWorkspace, type Temporary } from './workspace.ts';

const PASSWORD = 'correct horse battery';
export const NAMES = ['欧阳翡翠', '司徒明月', '王小虎'];
export const CSV = [
  '业主,电话,房号,身份证',
  '欧阳翡翠,１９９-0000-1234,3-2-1204,510699199001011236',
  '司徒明月,19900005678,1-1-101,',
  '王小虎,12,2-1-202,510699',
  '合计,,,',
].join('\r\n');
export const GB18030 = iconv.encode(CSV, 'gb18030');

/** The workspace behind the server; there once the tests have begun. */
export let temporary: Temporary;
let app: App;
const cookies = new Map<string, string>();

async function signIn(user: string): Promise<void> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { user, password: PASSWORD },
  });
  cookies.set(user, String(response.headers['set-cookie']).split(';')[0] ?? '');
}

export const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, user = 'admin') =>
  app.inject({
    method,
    url,
    headers: { cookie: cookies.get(user) ?? '' },
    ...(payload === undefined ? {} : { payload }),
  });

/** Uploads bytes as `search` and `headers` say. */
export const post = (bytes: Buffer, search = '', headers: Record<string, string> = {}, user = 'admin') =>
  app.inject({
    method: 'POST',
    url: `/api/uploads${search}`,
    payload: bytes,
    headers: { cookie: cookies.get(user) ?? '', 'content-type': 'application/octet-stream', ...headers },
  });

export const put = (name: string, bytes: Buffer, headers: Record<string, string> = {}, user = 'admin') =>
  post(bytes, '', { ...namedFile(name), ...headers }, user);

export async function uploaded(name: string, bytes: Buffer): Promise<Upload> {
  const response = await put(name, bytes);
  expect(response.statusCode).toBe(201);
  return takenUploads.parse(response.json()).uploads[0]!;
}

export async function previewed(id: string, options: object = {}): Promise<Preview> {
  const response = await ask('POST', `/api/cases/mini/uploads/${id}/preview`, options);
  expect(response.statusCode, response.body).toBe(200);
  return preview.parse(response.json());
}

export async function ended(job: ImportJob): Promise<ImportJob> {
  for (;;) {
    const now = importJob.parse((await ask('GET', `/api/imports/${job.id}`)).json());
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

export async function imported(payload: object): Promise<ImportJob> {
  const response = await ask('POST', '/api/cases/mini/imports', payload);
  expect(response.statusCode, response.body).toBe(202);
  return ended(importJob.parse(response.json()));
}
async function serve(): Promise<void> {
  app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
  await app.ready();
}

/** Ends the server and starts another one on the same data, as after a restart. */
export async function serveAgain(): Promise<void> {
  await app.close();
  await serve();
}

/** Serves the case Mini to an administrator, a viewer and another investigator while the tests of a file run. */
export function serveMini(): void {
  beforeAll(async () => {
    temporary = await temporaryWorkspace();
    await load(temporary.workspace, MINI);
    await temporary.workspace.accounts.ensureAdministrator(PASSWORD);
    await temporary.workspace.accounts.add('test', 'viewer', PASSWORD, 'member');
    await temporary.workspace.accounts.add('test', 'other', PASSWORD, 'founder');
    await temporary.workspace.record.transaction('test', (tx) => {
      tx.letIn({ case: 'mini', user: 'viewer', role: 'viewer' });
      tx.letIn({ case: 'mini', user: 'other', role: 'investigator' });
    });
    await serve();
    for (const user of ['admin', 'viewer', 'other']) await signIn(user);
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await temporary.remove();
  }, 60_000);
}
