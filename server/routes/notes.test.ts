// Notes and tags over the web: who may, what is masked, what two people do at once, and where none of it ever is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteResult, openedNote, tagResult } from '#contract/note.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { people, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

let site: People;
const NUMBER = '13812345678';

beforeAll(async () => {
  site = await people(['viewer', 'analyst', 'investigator']);
  await load(site.workspace, MINI);
});
afterAll(() => site.end());

const notes = async () =>
  QUERIES.notes.result.parse((await site.send('viewer', 'GET', '/api/cases/mini/notes')).json());
const add = async (text: string, elements = ['L2']) =>
  noteResult.parse(
    (await site.send('analyst', 'POST', '/api/cases/mini/notes', { text, elements, place: [10, 20] })).json(),
  );

describe('notes', () => {
  it('are written by analysts and read by all', async () => {
    const refused = await site.send('viewer', 'POST', '/api/cases/mini/notes', {
      text: 'x',
      elements: [],
      place: null,
    });
    expect(refused.statusCode).toBe(403);
    const { note } = await add('ask the courier');
    expect(note).toMatchObject({
      text: 'ask the courier',
      by: 'analyst',
      edits: 0,
      isMasked: false,
      place: [10, 20],
    });
    expect((await notes()).notes.map(({ id }) => id)).toContain(note?.id);
  });

  it('mask numbers, and open in the clear for their author and for those who may see them, which the journal says', async () => {
    const { id, note } = await add(`seen with ${NUMBER}`);
    expect(note?.text).not.toContain(NUMBER);
    expect(note?.isMasked).toBe(true);
    const open = async (who: string) => site.send(who, 'POST', `/api/cases/mini/notes/${id}/open`);
    expect(openedNote.parse((await open('analyst')).json()).text).toContain(NUMBER);
    const before = site.workspace.record.head();
    expect(openedNote.parse((await open('investigator')).json()).text).toContain(NUMBER);
    expect(site.workspace.record.entry(before + 1)).toMatchObject({
      action: 'reveal',
      actor: 'investigator',
      subject: `Note:${id}`,
    });
    const others = await site.send('investigator', 'PUT', `/api/cases/mini/notes/${id}`, {
      base: note?.entry,
      text: `${NUMBER} again`,
    });
    expect(others.statusCode).toBe(200);
    expect((await open('analyst')).statusCode).toBe(403);
  });

  it('stay closed to whoever only moved them', async () => {
    const first = await site.send('investigator', 'POST', '/api/cases/mini/notes', {
      text: `seen with ${NUMBER}`,
      elements: ['L2'],
      place: null,
    });
    const { id, entry } = noteResult.parse(first.json());
    const moved = noteResult.parse(
      (
        await site.send('analyst', 'PUT', `/api/cases/mini/notes/${id}`, { base: entry, place: [1, 2] })
      ).json(),
    );
    expect(moved.note?.changedBy).toBe('analyst');
    const open = (): ReturnType<People['send']> =>
      site.send('analyst', 'POST', `/api/cases/mini/notes/${id}/open`);
    expect((await open()).statusCode).toBe(403);
    const back = { to: entry, expect: moved.entry };
    expect((await site.send('analyst', 'POST', `/api/cases/mini/notes/${id}/return`, back)).statusCode).toBe(
      200,
    );
    expect((await open()).statusCode).toBe(403);
  });

  it('of two people who change one at once the second is told, and nothing is lost', async () => {
    const { id, note } = await add('first');
    const change = (who: string, base: number | undefined, text: string) =>
      site.send(who, 'PUT', `/api/cases/mini/notes/${id}`, { base, text });
    const fast = noteResult.parse((await change('analyst', note?.entry, 'second')).json());
    const slow = await change('investigator', note?.entry, 'mine');
    expect(slow.statusCode).toBe(409);
    expect(slow.json()).toMatchObject({ type: 'urn:vinetrace:problem:conflict' });
    expect((await change('investigator', fast.entry, 'mine')).statusCode).toBe(200);
    const { stages } = QUERIES['note-history'].result.parse(
      (await site.send('viewer', 'GET', `/api/cases/mini/notes/${id}/history`)).json(),
    );
    expect(stages.map(({ content, entry }) => [entry.actor, content?.text])).toEqual([
      ['analyst', 'first'],
      ['analyst', 'second'],
      ['investigator', 'mine'],
    ]);
  });

  it('are removed and put back, unless they changed in the meantime', async () => {
    const { id, entry } = await add('to go');
    const removed = noteResult.parse(
      (await site.send('analyst', 'POST', `/api/cases/mini/notes/${id}/removal`, { base: entry })).json(),
    );
    expect(removed.note).toBeNull();
    expect((await notes()).notes.map((one) => one.id)).not.toContain(id);
    const back = (asked: object) => site.send('analyst', 'POST', `/api/cases/mini/notes/${id}/return`, asked);
    const returned = noteResult.parse((await back({ to: entry, expect: removed.entry })).json());
    expect(returned.note?.text).toBe('to go');
    expect((await back({ to: entry, expect: removed.entry })).statusCode).toBe(409);
    // By the content that stood at an entry, not by its number: undo after redo must work too.
    expect((await back({ to: null, expect: entry })).statusCode).toBe(200);
    expect((await back({ to: 1, expect: null })).statusCode).toBe(404);
  });

  it('stand on what the case has, and refuse what it has not', async () => {
    const write = (...elements: string[]) =>
      site.send('analyst', 'POST', '/api/cases/mini/notes', { text: 'x', elements, place: null });
    const { edges } = QUERIES.overview.result.parse(
      (await site.send('viewer', 'GET', '/api/cases/mini/overview')).json(),
    );
    const [relation] = edges;
    expect(relation).toBeDefined();
    const { id, entry } = noteResult.parse((await write('L1', relation?.id ?? '')).json());
    const refused = await write('L1', 'L404');
    expect(refused.statusCode).toBe(404);
    expect(refused.body).toContain('L404');
    expect((await write(`L1-SENT->L2`)).statusCode).toBe(404);
    const change = (elements: string[]) =>
      site.send('analyst', 'PUT', `/api/cases/mini/notes/${id}`, { base: entry, elements });
    expect((await change(['L404'])).statusCode).toBe(404);
    expect((await change(['L2'])).statusCode).toBe(200);
  });

  it('never reach the graph, an export or the log', async () => {
    await add('nobody else reads ZWEIFEL');
    await site.send('analyst', 'POST', '/api/cases/mini/tags', {
      changes: [{ element: 'L2', add: ['ZWEIFELHAFT'] }],
    });
    const found = await site.send('viewer', 'POST', '/api/cases/mini/search', { q: 'ZWEIFEL' });
    expect(QUERIES.search.result.parse(found.json()).total).toBe(0);
    for (const format of ['json', 'graphml', 'csv']) {
      const exported = await site.send('analyst', 'POST', '/api/cases/mini/export', { format });
      expect(exported.statusCode).toBe(200);
      expect(exported.body).not.toContain('ZWEIFEL');
    }
    expect(site.log.join('')).not.toContain('ZWEIFEL');
    expect((await site.send('viewer', 'GET', '/api/journal')).body).not.toContain('ZWEIFEL');
  });

  it('leave lineage as it is, and the record sound', async () => {
    const before = site.workspace.record.lineageMark('mini');
    await add('another');
    expect(site.workspace.record.lineageMark('mini')).toEqual(before);
    expect(site.workspace.record.verify()).toMatchObject({ ok: true });
  });
});

describe('tags', () => {
  const change = (...changes: object[]) => site.send('analyst', 'POST', '/api/cases/mini/tags', { changes });
  const tagsOf = async (element: string): Promise<string[]> => {
    const answer = QUERIES.tags.result.parse(
      (await site.send('viewer', 'GET', '/api/cases/mini/tags')).json(),
    );
    return answer.elements.find((one) => one.element === element)?.tags.map(({ tag }) => tag) ?? [];
  };

  it('are put on and taken off, and the answer turned round takes it back', async () => {
    await change({ element: 'L1', add: ['重点', ' 待  核实 '] });
    expect(await tagsOf('L1')).toEqual(['重点', '待 核实']);
    const done = tagResult.parse(
      (await change({ element: 'L1', add: ['重点', '新'], remove: ['待 核实', '无'] })).json(),
    );
    expect(done.changes).toEqual([{ element: 'L1', add: ['新'], remove: ['待 核实'] }]);
    await change(
      ...done.changes.map(({ element, add: on, remove }) => ({ element, add: remove, remove: on })),
    );
    expect((await tagsOf('L1')).toSorted()).toEqual(['待 核实', '重点'].toSorted());
  });

  it('are put on what the case has, and taken off whatever there was', async () => {
    const refused = await change({ element: 'L1', add: ['a'] }, { element: 'L404', add: ['a'] });
    expect(refused.statusCode).toBe(404);
    expect(await tagsOf('L1')).not.toContain('a');
    expect((await change({ element: 'L404', remove: ['a'] })).statusCode).toBe(200);
  });

  it('refuse personal data, commas and what is too long', async () => {
    for (const tag of [NUMBER, '甲,乙', 'x'.repeat(41), ' '])
      expect((await change({ element: 'L1', add: [tag] })).statusCode).toBe(400);
    expect((await site.send('viewer', 'POST', '/api/cases/mini/tags', { changes: [] })).statusCode).toBe(403);
  });
});
