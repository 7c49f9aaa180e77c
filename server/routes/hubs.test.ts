// Hubs, identities and counts over the web: draws in the background, who may say what, marks; what is left in the record.
import { describe, expect, it } from 'vitest';
import { markResult } from '#contract/count.ts';
import { expectedJob, type ExpectedJob } from '#contract/hubs.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { ask, serveMini, temporary } from '../testing/import-rig.ts';

serveMini();

const at = (path: string): string => `/api/cases/mini/${path}`;

async function ended(job: ExpectedJob): Promise<ExpectedJob> {
  for (;;) {
    const now = expectedJob.parse((await ask('GET', at(`hubs/expected/${job.id}`))).json());
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}

describe('expected hubs', { timeout: 30_000 }, () => {
  it('are drawn in the background, told of, and the same when asked again', async () => {
    const begun = await ask('POST', at('hubs/expected'), { draws: 50 }, 'viewer');
    expect(begun.statusCode, begun.body).toBe(200);
    const job = expectedJob.parse(begun.json());
    const done = await ended(job);
    expect(done).toMatchObject({ state: 'done', draws: 50 });
    expect(done.hubs!.parties[0]!.expected!.cuts!.mean).toBeGreaterThanOrEqual(0);
    expect(expectedJob.parse((await ask('POST', at('hubs/expected'), { draws: 50 })).json()).id).toBe(job.id);
    const { hubs: query } = QUERIES;
    const direct = query.result.parse((await ask('GET', at('hubs?draws=50'))).json());
    expect(direct.parties.map(({ expected }) => expected)).toEqual(
      done.hubs!.parties.map(({ expected }) => expected),
    );
  });

  it('are cancelled', async () => {
    const job = expectedJob.parse((await ask('POST', at('hubs/expected'), { draws: 1000, seed: 9 })).json());
    const stopped = await ask('POST', at(`hubs/expected/${job.id}/cancel`), {});
    expect([200, 409]).toContain(stopped.statusCode);
    expect(['cancelled', 'done']).toContain((await ended(job)).state);
    expect((await ask('POST', at(`hubs/expected/${job.id}/cancel`), {})).statusCode).toBe(409);
    expect((await ask('GET', at('hubs/expected/none'))).statusCode).toBe(404);
  });

  it('are cancelled by who began them, or an administrator, and by nobody else', async () => {
    const begun = async (seed: number, who: string): Promise<string> =>
      expectedJob.parse((await ask('POST', at('hubs/expected'), { draws: 1000, seed }, who)).json()).id;
    const stop = async (job: string, who: string): Promise<number> =>
      (await ask('POST', at(`hubs/expected/${job}/cancel`), {}, who)).statusCode;
    expect(await stop(await begun(10, 'admin'), 'viewer')).toBe(403);
    expect([200, 409]).toContain(await stop(await begun(11, 'viewer'), 'viewer'));
    expect([200, 409]).toContain(await stop(await begun(12, 'viewer'), 'admin'));
  });

  it('are refused beyond what is sensible', async () => {
    expect((await ask('POST', at('hubs/expected'), { draws: 5000 })).statusCode).toBe(400);
    expect((await ask('GET', at('hubs/without?parties=X9'))).statusCode).toBe(404);
  });
});

describe('marks', { timeout: 30_000 }, () => {
  it('are made by those who may, deduct a row, and are taken back', async () => {
    const counted = async (): Promise<number> =>
      QUERIES.count.result.parse((await ask('GET', at('count?list=L1'))).json()).records.counted;
    const before = await counted();
    const said = { rows: [1], reason: '查无此人 19900765999' };
    expect((await ask('POST', at('lists/L1/false-rows'), said, 'viewer')).statusCode).toBe(403);
    const made = await ask('POST', at('lists/L1/false-rows'), said);
    expect(made.statusCode, made.body).toBe(201);
    expect(made.body).not.toContain('19900765999');
    const { mark } = markResult.parse(made.json());
    expect(await counted()).toBe(before - 1);
    const undone = await ask('POST', at(`marks/${encodeURIComponent(mark.id)}/undo`), { reason: 'a slip' });
    expect(undone.statusCode, undone.body).toBe(201);
    expect(await counted()).toBe(before);
    const listed = QUERIES.marks.result.parse((await ask('GET', at('marks?list=L1'))).json());
    expect(listed.marks).toEqual([expect.objectContaining({ stands: false, undone: expect.anything() })]);
    expect(temporary.workspace.record.verify()).toMatchObject({ ok: true });
  });
});

describe('identities', { timeout: 30_000 }, () => {
  it('are for analysts to say, and refuse a handle that is not there', async () => {
    const said = { handles: ['H01', 'H99'], kind: 'confirmed', grade: 'B2', reason: 'x' };
    expect((await ask('POST', at('identities'), said, 'viewer')).statusCode).toBe(403);
    expect((await ask('POST', at('identities'), said)).statusCode).toBe(404);
    expect((await ask('POST', at('identities'), { ...said, handles: ['H01'] })).statusCode).toBe(400);
    expect((await ask('POST', at('identities/H01+H02/undo'), { reason: 'x' })).statusCode).toBe(404);
    const found = QUERIES.identities.result.parse((await ask('GET', at('identities'))).json());
    expect(found).toMatchObject({ identities: [], alone: ['H01'] });
  });
});
