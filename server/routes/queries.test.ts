// Every query over the web, in the shape of its contract: what is cut says so, and nobody's data is in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { noteResult } from '#contract/note.ts';
import { QUERIES, queries } from '#contract/queries/registry.ts';
import { people, type Answer, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

let web: People;
const get = (url: string): Promise<Answer> => web.send('administrator', 'GET', url);
const post = (url: string, payload: object): Promise<Answer> =>
  web.send('administrator', 'POST', url, payload);

beforeAll(async () => {
  web = await people(['administrator']);
  await load(web.workspace, MINI);
});
afterAll(() => web.end());

describe('queries', () => {
  const examples: Record<string, object> = {
    element: { id: 'L2' },
    'element-history': { id: 'L2' },
    'element-uses': { id: 'M01' },
    'evidence-file': { evidence: 'E1' },
    custody: { element: 'E1' },
    compare: { with: 'other' },
    'flow-paths': { from: 'S1', to: 'R1' },
    reach: { id: 'S1' },
    neighbours: { id: 'L2' },
    search: { q: 'L2' },
    paths: { from: 'L1', to: 'L3' },
    'trace-sources': { list: 'L3' },
    'list-rows': { list: 'L2', limit: 5 },
    'list-file': { list: 'L2' },
    separate: { list: 'L3', a: 'L1', b: 'L2' },
    'hubs-without': { parties: 'M01' },
    'count-rows': { of: 'counted' },
  };

  beforeAll(async () => {
    await post('/api/cases', { id: 'other', title: '另一案' });
    const note = await post('/api/cases/mini/notes', { text: 'ask again', elements: ['L2'], place: null });
    examples['note-history'] = { note: noteResult.parse(note.json()).id };
  });

  it.each(queries().map(({ name }) => name))('%s answers in the shape of its contract', async (name) => {
    const query = QUERIES[name as keyof typeof QUERIES];
    const [owner, other] = [...web.workspace.record.owners('mini')].map(({ id }) => id);
    const people = name.startsWith('owner-') ? { owner, other } : {};
    const params: Record<string, unknown> = { case: 'mini', ...people, ...examples[name] };
    const url = query.path.replace(/:(\w+)/g, (_, key: string) => {
      const value = String(params[key]);
      delete params[key];
      return encodeURIComponent(value);
    });
    const response =
      'method' in query && query.method === 'POST'
        ? await post(url, params)
        : await get(`${url}?${new URLSearchParams(params as Record<string, string>).toString()}`);
    expect(response.statusCode, response.body).toBe(200);
    const answer = (query.result as z.ZodType).parse(response.json());
    expect(Object.keys(answer as object).length).toBeGreaterThan(0);
  });

  it('says n of N where a list has more owners than were asked for', async () => {
    const answer = QUERIES.neighbours.result.parse(
      (await get('/api/cases/mini/elements/L2/neighbours?relation=CONTAINS&limit=3')).json(),
    );
    const [owners] = answer.byRelation;
    expect(owners).toMatchObject({ relation: 'CONTAINS', direction: 'out', type: 'Owner', shown: 3 });
    expect(owners?.total).toBeGreaterThan(3);
    expect(answer).toMatchObject({ shown: 3, total: owners?.total });
    expect(answer.nodes).toHaveLength(4);
  });

  it('gives the first neighbours by the order asked for, of the type asked for, and says how many there are', async () => {
    const ask = async (query: string) =>
      QUERIES.neighbours.result.parse(
        (await get(`/api/cases/mini/elements/L2/neighbours?relation=CONTAINS&${query}`)).json(),
      );
    const all = await ask('limit=1000');
    const sizes = (answer: typeof all): number[] =>
      answer.nodes.slice(1).map(({ props }) => Number(props['records']));
    const most = await ask('limit=3&order=size');
    expect(sizes(most)).toEqual(
      sizes(all)
        .toSorted((a, b) => b - a)
        .slice(0, 3),
    );
    expect(await ask('type=Party')).toMatchObject({ shown: 0, total: 0, byRelation: [] });
    expect((await get('/api/cases/mini/elements/L2/neighbours?order=mood')).statusCode).toBe(400);
  });

  it('finds an owner by a whole phone number through its keyed hash alone', async () => {
    const { record } = web.workspace;
    const row = record.rows('mini', 'L1').find(({ record: normal }) => normal.phones.length > 0);
    const phone = row?.record.phones[0] ?? '';
    expect(phone).toMatch(/^19900/);
    const found = QUERIES.search.result.parse((await post('/api/cases/mini/search', { q: phone })).json());
    expect(found.hits[0]).toMatchObject({ matched: 'keyed-hash', element: { type: 'Owner' } });
    const part = QUERIES.search.result.parse(
      (await post('/api/cases/mini/search', { q: phone.slice(0, 8) })).json(),
    );
    expect(part.hits).toEqual([]);
    expect(web.log.join('')).not.toContain(phone);
  });

  it('shows rows masked', async () => {
    const { record } = web.workspace;
    const response = await get('/api/cases/mini/lists/L1/rows');
    for (const { record: normal } of record.rows('mini', 'L1')) {
      for (const value of [normal.name, normal.idNumber, ...normal.phones]) {
        if (value !== undefined) expect(response.body).not.toContain(value);
      }
    }
  });
});
