// Views over the web: one's own, saved as one goes; those under a name, private or shared; two pages at once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptView, viewSaved, type ViewChange } from '#contract/kept-view.ts';
import { savedView, savedViewResult, savedViews } from '#contract/saved-view.ts';
import { people, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

let site: People;
beforeAll(async () => {
  site = await people(['viewer', 'analyst', 'investigator']);
  await load(site.workspace, MINI);
});
afterAll(() => site.end());

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('a person’s view', () => {
  const URL = '/api/cases/mini/view';
  const read = async (who: string) => keptView.parse((await site.send(who, 'GET', URL)).json());
  const save = (who: string, change: Partial<ViewChange>) =>
    site.send(who, 'POST', URL, {
      base: 0,
      attempt: randomUUID(),
      page: 'page-one',
      format: 1,
      set: {},
      merge: {},
      first: 0,
      keep: 0,
      at: 0,
      steps: [],
      ...change,
    });

  it('begins as nothing, and is saved by difference', async () => {
    const head = site.workspace.record.head();
    expect(await read('viewer')).toMatchObject({ version: 0, view: null, steps: [] });
    await save('viewer', {
      set: { hidden: ['A'], positions: { A: [1, 2], B: [3, 4] } },
      at: 2,
      steps: [{ name: 'hide' }, { name: 'move' }],
    });
    const second = await save('viewer', {
      base: 1,
      set: { layout: 'elk' },
      merge: { positions: { A: null, C: [5, 6] } },
      first: 1,
      keep: 2,
      at: 2,
      steps: [{ name: 'layout' }],
    });
    expect(viewSaved.parse(second.json()).version).toBe(2);
    expect(await read('viewer')).toMatchObject({
      version: 2,
      view: { hidden: ['A'], layout: 'elk', positions: { B: [3, 4], C: [5, 6] } },
      first: 1,
      at: 2,
      steps: [{ name: 'move' }, { name: 'layout' }],
    });
    // It is no evidence: nothing of it stands in the journal.
    expect(site.workspace.record.head()).toBe(head);
    expect(site.workspace.record.verify().ok).toBe(true);
  });

  it('is one’s own, with a key of one’s own', async () => {
    expect((await read('analyst')).version).toBe(0);
    expect((await read('analyst')).bufferKey).not.toBe((await read('viewer')).bufferKey);
    expect((await read('viewer')).bufferKey).toBe((await read('viewer')).bufferKey);
  });

  it('of two pages the second is told; a try whose answer was lost is not', async () => {
    const attempt = randomUUID();
    expect((await save('analyst', { attempt, set: { a: 1 } })).statusCode).toBe(200);
    expect(viewSaved.parse((await save('analyst', { attempt, set: { a: 1 } })).json()).version).toBe(1);
    const other = await save('analyst', { page: 'page-two', set: { a: 2 } });
    expect(other.statusCode).toBe(409);
    expect((await read('analyst')).view).toEqual({ a: 1 });
    expect((await save('analyst', { page: 'page-two', force: true, set: { b: 2 } })).statusCode).toBe(200);
    expect(await read('analyst')).toMatchObject({ version: 2, view: { b: 2 }, page: 'page-two' });
  });

  it('refuses steps that do not follow one another, a case that is not there, and nobody', async () => {
    expect((await save('viewer', { base: 2, first: 3, keep: 1 })).statusCode).toBe(400);
    expect((await save('viewer', { base: 2, at: 9 })).statusCode).toBe(400);
    expect((await site.send('viewer', 'GET', '/api/cases/none/view')).statusCode).toBe(404);
    expect((await site.send('nobody', 'GET', URL)).statusCode).toBe(401);
  });
});

describe('saved views', () => {
  const URL = '/api/cases/mini/saved-views';
  const add = (who: string, name: string, isShared: boolean, thumbnail?: string) =>
    site.send(who, 'POST', URL, {
      name,
      isShared,
      format: 1,
      view: { off: [] },
      address: 'sel=L1',
      thumbnail,
    });
  const made = async (...args: Parameters<typeof add>) => savedViewResult.parse((await add(...args)).json());
  const names = async (who: string) =>
    savedViews.parse((await site.send(who, 'GET', URL)).json()).views.map(({ name }) => name);

  it('are private until shared; without the right a person is told so', async () => {
    const own = await made('viewer', '我的视图', false, PIXEL);
    expect(await names('viewer')).toContain('我的视图');
    expect(await names('analyst')).not.toContain('我的视图');
    const refused = await site.send('analyst', 'GET', `${URL}/${own.id}`);
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ detail: expect.stringMatching(/private/) });
    expect((await site.send('analyst', 'GET', `${URL}/none`)).statusCode).toBe(404);
    expect((await add('viewer', 'x', true)).statusCode).toBe(403);
    const picture = await site.send('viewer', 'GET', `${URL}/${own.id}/thumbnail`);
    expect(picture.headers['content-type']).toBe('image/png');
    expect(picture.rawPayload.toString('base64')).toBe(PIXEL);
    expect((await site.send('analyst', 'GET', `${URL}/${own.id}/thumbnail`)).statusCode).toBe(403);
  });

  it('are opened, renamed and overwritten by those who share the case, one at a time', async () => {
    const { id } = await made('analyst', 'chain', true, PIXEL);
    expect(savedView.parse((await site.send('viewer', 'GET', `${URL}/${id}`)).json())).toMatchObject({
      name: 'chain',
      address: 'sel=L1',
      view: { off: [] },
    });
    const change = (who: string, body: object) => site.send(who, 'PUT', `${URL}/${id}`, body);
    expect((await change('viewer', { base: 1, name: 'mine' })).statusCode).toBe(403);
    expect((await change('investigator', { base: 1, name: 'theirs' })).statusCode).toBe(200);
    expect((await change('analyst', { base: 1, name: 'ours' })).statusCode).toBe(409);
    const content = { format: 1, view: { off: ['List'] }, address: '', thumbnail: PIXEL };
    const over = savedViewResult.parse((await change('analyst', { base: 2, content })).json());
    expect(over.view).toMatchObject({ name: 'theirs', version: 3, by: 'analyst', hasThumbnail: true });
    expect((await change('investigator', { base: 3, isShared: false })).statusCode).toBe(403);
  });

  it('are removed by their owner and put back', async () => {
    const { id } = await made('analyst', 'to go', true);
    const back = (who: string, asked: object) => site.send(who, 'POST', `${URL}/${id}/return`, asked);
    expect((await back('investigator', { to: null, expect: 1 })).statusCode).toBe(403);
    const gone = savedViewResult.parse((await back('analyst', { to: null, expect: 1 })).json());
    expect(gone).toMatchObject({ view: null, version: 2 });
    expect((await site.send('analyst', 'GET', `${URL}/${id}`)).statusCode).toBe(404);
    expect((await back('analyst', { to: 1, expect: 1 })).statusCode).toBe(409);
    expect((await back('analyst', { to: 1, expect: null })).statusCode).toBe(200);
    expect(await names('viewer')).toContain('to go');
  });

  it('are shared again by nobody who may not share: neither one that was removed nor one that was unshared', async () => {
    const { id } = await made('analyst', 'gone for good', true);
    const back = (who: string, asked: object) => site.send(who, 'POST', `${URL}/${id}/return`, asked);
    await back('analyst', { to: null, expect: 1 });
    expect((await back('viewer', { to: 1, expect: null })).statusCode).toBe(403);
    expect(await names('viewer')).not.toContain('gone for good');

    const own = await made('viewer', 'once shared', false);
    const once = { user: 'viewer', demandShare: () => {} };
    const { savedViews: saved } = site.workspace.record;
    await saved.change(once, 'mini', own.id, { base: 1, isShared: true });
    await saved.change(once, 'mini', own.id, { base: 2, isShared: false });
    const again = await site.send('viewer', 'POST', `${URL}/${own.id}/return`, { to: 2, expect: 3 });
    expect(again.statusCode).toBe(403);
    expect(await names('analyst')).not.toContain('once shared');
  });

  it('refuse a picture that is none, and a name with control characters', async () => {
    expect((await add('analyst', 'x', true, 'PHN2Zz4=')).statusCode).toBe(400);
    expect((await add('analyst', 'a\u0000b', true)).statusCode).toBe(400);
  });
});
