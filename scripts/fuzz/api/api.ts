/**
 * `npm run fuzz:api -- [--examples 50] [--seed 1]`: the API of a built server against its own description, by Schemathesis: as an
 * administrator and as a case officer, odd and broken requests to every address. The exit status is 1 where an answer is a fault of
 * ours (5xx), is none that the description names, or where what the description forbids is taken; or where the log has a fault.
 * Needs Python 3.11 and a registry of its packages.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { oneTimePassword } from '../../../server/contract/account.ts';
import { serve, TIRELESS_ENV, signIn, type Served, type Session } from '../../bench/served.ts';
import { buildServer, vinetrace, workplace } from '../../bench/workplace.ts';
import { pythonWith } from '../../provision/python.ts';
import { testable } from './testable.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OFFICER = 'officer';
const OWN_PASSWORD = 'brown rivers turn mills';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];

/** Adds a case officer of the fixture's case, with a password of their own. */
async function officer(administrator: Served): Promise<Session> {
  const { url, cookie } = administrator;
  const made = await administrator.ask('/api/users', { user: OFFICER, standing: 'founder' });
  const { password } = oneTimePassword.parse(JSON.parse(made));
  const put = async (path: string, body: object, { name, value }: Session['cookie']): Promise<void> => {
    const headers = { 'content-type': 'application/json', cookie: `${name}=${value}` };
    const answer = await fetch(`${url}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered by ${answer.status}`);
  };
  await put(`/api/cases/mini/people/${OFFICER}`, { role: 'case-officer', reason: 'x' }, cookie);
  const first = await signIn(url, OFFICER, password);
  await put('/api/account/password', { current: password, password: OWN_PASSWORD }, first.cookie);
  return signIn(url, OFFICER, OWN_PASSWORD);
}

const { values } = parseArgs({
  options: { examples: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});

const programs = pythonWith('schemathesis', join(import.meta.dirname, 'requirements.txt'));
await buildServer();
const at = workplace({ ...TIRELESS_ENV, VINETRACE_LOG_LEVEL: 'warn' });
try {
  await vinetrace(at, 'load', join(ROOT, 'fixtures/cases/mini'));
  const served = await serve(at);
  try {
    const description = join(at.folder, 'openapi.json');
    writeFileSync(description, JSON.stringify(testable(JSON.parse(await served.ask('/api/openapi.json')))));
    for (const session of [served, await officer(served)]) {
      const child = spawn(
        join(programs, 'schemathesis'),
        [
          ['--config-file', join(import.meta.dirname, 'schemathesis.toml')],
          ['run', description, '--url', served.url],
          ['--header', `Cookie: ${session.cookie.name}=${session.cookie.value}`],
          ['--phases', 'coverage,fuzzing', '--max-examples', values.examples, '--seed', values.seed],
          ['--checks', CHECKS.join(), '--continue-on-failure', '--no-color', '--warnings', 'off'],
          ['--request-timeout', '60', '--generation-database', 'none'],
        ].flat(),
        {
          cwd: at.folder,
          stdio: 'inherit',
          env: { ...process.env, SCHEMATHESIS_HOOKS: join(import.meta.dirname, 'hooks.py') },
        },
      );
      const [code] = (await once(child, 'exit')) as [number | null];
      if (code !== 0) process.exitCode = 1;
    }
  } finally {
    await served.stop();
  }
  const faults = served.log().filter((line) => line.includes('a fault of ours'));
  for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  at.remove();
}
