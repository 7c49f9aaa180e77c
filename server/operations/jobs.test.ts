// Work in the background, of any kind: in turn, told of, cancelled by whom it may be, kept for a time.
import { describe, expect, it, vi } from 'vitest';
import { fail } from '#contract/errors.ts';
import { isOpen, jobsOf, shownJob, type Job, type JobKind } from './jobs.ts';

interface Asked {
  case: string;
  secret?: string;
}

const said = {
  none: { zh: '没有', en: 'none' },
  ended: { zh: '已结束', en: 'ended' },
  notDone: { zh: '未完成', en: 'not done' },
  tooMany: { zh: '太多', en: 'too many' },
};
const me = { user: 'zhao', isAdministrator: false };
const another = { user: 'qian', isAdministrator: false };
const administrator = { user: 'admin', isAdministrator: true };

/** Jobs that end when they are told to. */
function rig(kind: Partial<JobKind<Asked, string>> = {}, now?: () => number) {
  const ends = new Map<string, (result: string | Error) => void>();
  const faults: string[] = [];
  const jobs = jobsOf<Asked, string>(
    {
      for: 'who-began',
      said,
      kept: 2,
      run: ({ case: id }, { signal, onProgress }) =>
        new Promise((resolve, reject) => {
          onProgress({ stage: { zh: '读取', en: 'Reading' }, done: 1, total: 2 });
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          ends.set(id, (result) => (typeof result === 'string' ? resolve(result) : reject(result)));
        }),
      ...kind,
    },
    ({ code }) => faults.push(code),
    now,
  );
  const settled = (job: Job<Asked, string>): Promise<boolean> => vi.waitUntil(() => !isOpen(job), 2000);
  return {
    jobs,
    faults,
    settled,
    async end(job: Job<Asked, string>, result: string | Error = 'done'): Promise<void> {
      await vi.waitUntil(() => ends.has(job.asked.case), 2000);
      ends.get(job.asked.case)!(result);
      await settled(job);
    },
  };
}

describe('jobs', () => {
  it('run in turn, tell how far they are, and give what came of them', async () => {
    const { jobs, end } = rig();
    const [first, second] = [jobs.start({ case: 'a' }, 'zhao'), jobs.start({ case: 'b' }, 'zhao')];
    expect([first.state, second.state]).toEqual(['running', 'waiting']);
    expect(shownJob(first, 'zh')).toMatchObject({
      case: 'a',
      by: 'zhao',
      progress: { done: 1, total: 2 },
      problem: null,
    });
    expect(() => jobs.result(first.id, me)).toThrow('not done');
    await end(first, 'found');
    expect(jobs.result(first.id, me)).toBe('found');
    expect(shownJob(first, 'zh').progress).toBeNull();
    expect(second.state).toBe('running');
    await jobs.close();
    expect(second.state).toBe('cancelled');
  });

  it('are nobody’s but whose they are, and ended by them or an administrator', async () => {
    const { jobs, settled } = rig();
    const [running, waiting] = [jobs.start({ case: 'a' }, 'zhao'), jobs.start({ case: 'b' }, 'zhao')];
    for (const ask of [jobs.find, jobs.result, jobs.cancel])
      expect(() => ask(running.id, another)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => jobs.find('unknown', me)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(jobs.cancel(waiting.id, me).state).toBe('cancelled');
    expect(() => jobs.cancel(waiting.id, me)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(jobs.cancel(running.id, administrator).isStopped).toBe(true);
    await settled(running);
    expect(running).toMatchObject({ state: 'cancelled', problem: undefined });
  });

  it('of a case are told to all who ask, and ended by whom they belong to', async () => {
    const { jobs, settled } = rig({ for: 'case' });
    const job = jobs.start({ case: 'a' }, 'zhao');
    expect(jobs.find(job.id, another)).toBe(job);
    expect(() => jobs.cancel(job.id, another)).toThrow(expect.objectContaining({ code: 'forbidden' }));
    jobs.cancel(job.id, me);
    await settled(job);
    expect(job.state).toBe('cancelled');
  });

  it('say what went wrong in either language, and the next one runs', async () => {
    const { jobs, end, faults } = rig();
    const [bad, good] = [jobs.start({ case: 'a' }, 'zhao'), jobs.start({ case: 'b' }, 'zhao')];
    let refusal = new Error('none');
    try {
      fail('input-refused', '文件有误', 'The file is not valid');
    } catch (error) {
      refusal = error as Error;
    }
    await end(bad, refusal);
    expect(bad.state).toBe('failed');
    expect([shownJob(bad, 'zh').problem?.detail, shownJob(bad, 'en').problem?.detail]).toEqual([
      '文件有误',
      'The file is not valid',
    ]);
    expect(faults).toEqual(['input-refused']);
    await end(good);
    expect(good.state).toBe('done');
  });

  it('are refused where too many wait', async () => {
    const { jobs } = rig({ most: 2 });
    jobs.start({ case: 'a' }, 'zhao');
    jobs.start({ case: 'b' }, 'zhao');
    expect(() => jobs.start({ case: 'c' }, 'zhao')).toThrow('too many');
    await jobs.close();
  });

  it('keep no secret once they ended, however they did', async () => {
    const { jobs, end, settled } = rig({ keepOf: ({ case: id }) => ({ case: id }) });
    const [done, stopped, unbegun] = ['a', 'b', 'c'].map((id) =>
      jobs.start({ case: id, secret: 'horse battery' }, 'zhao'),
    );
    jobs.cancel(unbegun!.id, me);
    await end(done!);
    jobs.cancel(stopped!.id, me);
    await settled(stopped!);
    expect([done!, stopped!, unbegun!].map(({ asked }) => asked.secret)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are kept for a day, the newest few, and what they hold is let go of', async () => {
    let at = 0;
    const gone: string[] = [];
    const { jobs, end } = rig({ forget: (result) => void gone.push(result) }, () => at);
    for (const id of ['a', 'b', 'c']) await end(jobs.start({ case: id }, 'zhao'), id);
    const last = jobs.start({ case: 'd' }, 'zhao');
    expect(gone).toEqual(['a']);
    await end(last, 'd');
    at = 25 * 60 * 60 * 1000;
    const now = jobs.start({ case: 'e' }, 'zhao');
    expect(gone).toEqual(['a', 'b', 'c', 'd']);
    expect(jobs.all()).toEqual([now]);
    await jobs.close();
  });
});
