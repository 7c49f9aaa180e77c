// Four eyes: what is taken out in the clear as a whole waits for another person, holds once and for a time, and for exactly what was asked.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  approval,
  APPROVAL_HOURS,
  approvals,
  type Approval,
  type ApprovalScope,
} from '#contract/approval.ts';
import { problem } from '#contract/errors.ts';
import { people, type Answer, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

const NAME = '罗勇斌';
const reason = 'for the prosecutor';
const AT = '/api/cases/mini';

let web: People;
beforeAll(async () => {
  web = await people(['viewer', 'analyst', 'investigator', 'case-officer', 'administrator']);
  await load(web.workspace, MINI);
});
afterAll(() => web.end());
afterEach(() => void vi.useRealTimers());

const set = async (isRequired: boolean) =>
  expect((await web.send('administrator', 'PUT', '/api/four-eyes', { isRequired })).statusCode).toBe(204);
const ask = async (scope: ApprovalScope, who = 'investigator'): Promise<Approval> => {
  const answer = await web.send(who, 'POST', `${AT}/approvals`, { scope, reason });
  expect(answer.statusCode, answer.body).toBe(201);
  return approval.parse(answer.json());
};
const decide = (who: string, id: number, isApproved: boolean) =>
  web.send(who, 'POST', `${AT}/approvals/${id}/decision`, { isApproved, reason: 'seen' });
const stateOf = async (id: number) =>
  approvals
    .parse((await web.send('investigator', 'GET', `${AT}/approvals`)).json())
    .approvals.find((one) => one.id === id)?.state;
const revealList = (who = 'investigator') =>
  web.send(who, 'POST', `${AT}/reveals`, { element: 'L1', reason });
const exportClear = (format = 'json') =>
  web.send('investigator', 'POST', `${AT}/export`, { format, reveal: true, reason });
const isRefused = (answer: Answer): boolean =>
  answer.statusCode === 403 && problem.parse(answer.json()).type.endsWith(':approval-needed');
const LIST: ApprovalScope = { kind: 'reveal', element: 'L1' };

describe('without the setting', () => {
  it('nobody is asked', async () => {
    expect((await revealList()).statusCode).toBe(201);
    const answer = await web.send('investigator', 'POST', `${AT}/approvals`, { scope: LIST, reason });
    expect(answer.statusCode).toBe(400);
  });

  it('only an administrator sets it, which the journal has', async () => {
    for (const who of ['investigator', 'case-officer'])
      expect((await web.send(who, 'PUT', '/api/four-eyes', { isRequired: true })).statusCode).toBe(403);
    await set(true);
    const { record } = web.workspace;
    expect(record.entry(record.head())).toMatchObject({
      action: 'four-eyes',
      actor: 'administrator',
      payload: { isRequired: true },
    });
    const head = record.head();
    await set(true);
    expect(record.head()).toBe(head);
  });
});

describe('with the setting', () => {
  beforeAll(() => set(true));

  it('a whole list, an export, a report and a transfer in the clear are refused, the rest is not', async () => {
    const { record } = web.workspace;
    const head = record.head();
    expect(isRefused(await revealList())).toBe(true);
    expect(isRefused(await exportClear())).toBe(true);
    const report = { format: 'html', language: 'en', reveal: true, reason };
    expect(isRefused(await web.send('investigator', 'POST', `${AT}/reports`, report))).toBe(true);
    const transfer = { lock: { passphrase: 'twelve or more' }, masked: false, reason };
    expect(isRefused(await web.send('investigator', 'POST', `${AT}/transfers`, transfer))).toBe(true);
    expect(record.head()).toBe(head);
    const row = { element: 'L1', row: 1, reason };
    expect((await web.send('investigator', 'POST', `${AT}/reveals`, row)).statusCode).toBe(201);
    expect((await web.send('analyst', 'POST', `${AT}/export`, { format: 'json' })).statusCode).toBe(200);
  });

  it('another person of the right approves, and it is used once', async () => {
    const { id, state } = await ask(LIST);
    expect(state).toBe('pending');
    expect((await ask(LIST)).id).toBe(id);
    expect(isRefused(await revealList())).toBe(true);
    expect((await decide('investigator', id, true)).statusCode).toBe(403);
    expect((await decide('case-officer', id, true)).statusCode).toBe(201);
    expect((await decide('administrator', id, false)).statusCode).toBe(409);
    expect(isRefused(await revealList('case-officer'))).toBe(true);
    expect(isRefused(await exportClear())).toBe(true);
    expect((await revealList()).statusCode).toBe(201);
    expect(await stateOf(id)).toBe('used');
    expect(isRefused(await revealList())).toBe(true);
  });

  it('nobody approves their own', async () => {
    const { id } = await ask(LIST, 'case-officer');
    const own = await decide('case-officer', id, true);
    expect(own.statusCode).toBe(403);
    expect(problem.parse(own.json()).detail).toMatch(/own/);
    expect((await decide('administrator', id, false)).statusCode).toBe(201);
    expect(await stateOf(id)).toBe('refused');
    expect(isRefused(await revealList('case-officer'))).toBe(true);
  });

  it('holds for exactly what was asked', async () => {
    const { id } = await ask({ kind: 'export', format: 'json' });
    await decide('case-officer', id, true);
    expect(isRefused(await exportClear('graphml'))).toBe(true);
    const done = await exportClear();
    expect(done.statusCode, done.body).toBe(200);
    expect(done.body).toContain(NAME);
    expect(isRefused(await exportClear())).toBe(true);
  });

  it('may be asked and seen by who may reveal alone', async () => {
    for (const who of ['viewer', 'analyst']) {
      expect((await web.send(who, 'GET', `${AT}/approvals`)).statusCode).toBe(403);
      expect((await web.send(who, 'POST', `${AT}/approvals`, { scope: LIST, reason })).statusCode).toBe(403);
    }
    expect(web.workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('holds for a time', async () => {
    const { id } = await ask(LIST);
    await decide('case-officer', id, true);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + APPROVAL_HOURS * 3_600_000);
    web.workspace.record.sessions.endOthers('investigator', undefined);
    const cookie = await web.signIn('investigator');
    const late = await web.app.inject({
      method: 'POST',
      url: `${AT}/reveals`,
      headers: { cookie },
      payload: { element: 'L1', reason },
    });
    expect(isRefused(late)).toBe(true);
  });
});
