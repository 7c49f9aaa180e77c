// Tasks over the web: read, assigned by those who may, taken back; what is left in the record, and contradictions beside them.
import { describe, expect, it } from 'vitest';
import { taskResult } from '#contract/proof-task.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { ask, serveMini, temporary } from '../testing/import-rig.ts';

serveMini();

const at = (path: string): string => `/api/cases/mini/${path}`;
const read = async (query = '') => QUERIES.tasks.result.parse((await ask('GET', at(`tasks${query}`))).json());

describe('tasks', { timeout: 30_000 }, () => {
  it('are assigned, done, opened again and taken back, each in the journal', async () => {
    const before = await read('?show=all');
    const { id } = before.tasks.find(({ proved }) => !proved)!;
    const say = (body: object, role?: 'viewer') => ask('POST', at('tasks'), { task: id, ...body }, role);
    expect((await say({ state: 'done' }, 'viewer')).statusCode).toBe(403);
    expect((await say({ state: 'assigned' })).statusCode).toBe(400);
    const made = await say({ state: 'assigned', assignee: '经侦二组', note: '先问 19900765999' });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.body).not.toContain('19900765999');
    expect(taskResult.parse(made.json()).word).toMatchObject({ state: 'assigned', stands: true });
    const assigned = await read('?show=assigned');
    expect(assigned.tasks).toEqual([expect.objectContaining({ id, assignee: '经侦二组' })]);
    expect(assigned.counts).toMatchObject({ assigned: 1, open: before.counts.open - 1 });
    expect((await say({ state: 'done' })).statusCode).toBe(201);
    expect((await read('?show=done')).tasks.map((task) => task.id)).toEqual([id]);
    // Taken back, what was said before it stands again.
    const undone = await ask('POST', at(`tasks/${encodeURIComponent(id)}/undo`), { reason: 'a slip' });
    expect(undone.statusCode, undone.body).toBe(201);
    expect((await read('?show=assigned')).tasks.map((task) => task.id)).toEqual([id]);
    const said = QUERIES['task-words'].result.parse((await ask('GET', at('task-words'))).json());
    expect(said.words.map(({ state, stands }) => [state, stands])).toEqual([
      ['assigned', true],
      ['done', false],
    ]);
    expect(temporary.workspace.record.verify()).toMatchObject({ ok: true });
  });

  it('are of what is asked, and refuse what is not there', async () => {
    const whole = await read('?show=all');
    const of = await read('?show=all&of=L1');
    expect(of.total).toBeGreaterThan(0);
    expect(of.total).toBeLessThanOrEqual(whole.total);
    expect((await ask('GET', at('tasks?of=X9'))).statusCode).toBe(404);
    expect((await ask('POST', at('tasks'), { task: 'X9<?', state: 'done' })).statusCode).toBe(404);
    expect((await ask('POST', at('tasks/X9/undo'), { reason: 'x' })).statusCode).toBe(404);
    const cut = await read('?show=all&limit=1');
    expect(cut).toMatchObject({ shown: 1, total: whole.total });
  });

  it('stand beside contradictions', async () => {
    const { contradictions } = QUERIES;
    const found = contradictions.result.parse((await ask('GET', at('contradictions'))).json());
    expect(found.shown).toBe(found.contradictions.length);
    expect(Object.values(found.counts).reduce((sum, one) => sum + one, 0)).toBe(found.total);
  });
});
