// Seeing personal data in the clear: who may, for how long, how far, what the journal keeps, and that it ends by itself.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownerRows } from '#contract/owner.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { REVEAL_MINUTES, reveal as revealed, type Reveal } from '#contract/reveal.ts';
import { people, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

const PHONE = '19900765999';
const NAME = '罗勇斌';
const REASON = 'compare with the original';
const listRows = QUERIES['list-rows'].result;

let web: People;
let owner: string;
beforeAll(async () => {
  web = await people(['viewer', 'analyst', 'investigator', 'case-officer']);
  await load(web.workspace, MINI);
  const found = await web.send('viewer', 'POST', '/api/cases/mini/search', { q: PHONE });
  owner = QUERIES.search.result.parse(found.json()).hits[0]!.element.id;
});
afterAll(() => web.end());
afterEach(() => void vi.useRealTimers());

const ask = (who: string, body: object) => web.send(who, 'POST', '/api/cases/mini/reveals', body);
const begin = async (body: object, who = 'investigator'): Promise<Reveal> => {
  const answer = await ask(who, { reason: REASON, ...body });
  expect(answer.statusCode, answer.body).toBe(201);
  return revealed.parse(answer.json());
};
const rowsOf = async (who: string, path: string) => {
  const answer = await web.send(who, 'GET', `/api/cases/mini/${path}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};
/** The first row of the owner in a list. */
const aRow = async () => ownerRows.parse((await rowsOf('viewer', `owners/${owner}/rows`)).json()).rows[0]!;

describe('a reveal', () => {
  it('asks for the right and a reason', async () => {
    for (const who of ['viewer', 'analyst'])
      expect((await ask(who, { element: owner, reason: REASON })).statusCode).toBe(403);
    expect((await ask('investigator', { element: owner, reason: ' ' })).statusCode).toBe(400);
    expect((await ask('investigator', { element: 'none', reason: REASON })).statusCode).toBe(404);
    const party = web.workspace.record.facts('mini', 'Party')[0]!.ref;
    expect((await ask('investigator', { element: party, reason: REASON })).statusCode).toBe(400);
    expect((await ask('investigator', { element: 'L1', row: 99, reason: REASON })).statusCode).toBe(400);
  });

  it('is of a row or a column only where no more is shown, for the journal must not say less', async () => {
    const { record } = web.workspace;
    const exhibit = record.facts('mini', 'Evidence')[0]!.ref;
    const before = record.head();
    for (const wrong of [
      { element: owner, row: 1 },
      { element: exhibit, row: 1 },
      { element: exhibit, field: 'phone' },
    ])
      expect((await ask('investigator', { ...wrong, reason: REASON })).statusCode).toBe(400);
    expect(record.head()).toBe(before);
  });

  it('is journalled with who, what, why and until when, before anything is shown', async () => {
    const { reveal, until, seconds } = await begin({ element: owner, field: 'phone' });
    expect(seconds).toBe(REVEAL_MINUTES * 60);
    expect(web.workspace.record.entry(reveal)).toMatchObject({
      action: 'reveal',
      actor: 'investigator',
      case: 'mini',
      subject: `Owner:${owner}`,
      payload: { reason: REASON, until, field: 'phone' },
    });
  });

  it('shows what it names to whoever made it, and to nobody else', async () => {
    const { reveal } = await begin({ element: owner });
    const path = `owners/${owner}/rows?reveal=${reveal}`;
    const clear = await rowsOf('investigator', path);
    expect(ownerRows.parse(clear.json()).revealed).toBe(true);
    expect(clear.body).toContain(NAME);
    for (const who of ['viewer', 'case-officer']) {
      const other = await rowsOf(who, path);
      expect(ownerRows.parse(other.json()).revealed).toBe(false);
      expect(other.body).not.toContain(NAME);
    }
    const unasked = await rowsOf('investigator', `owners/${owner}/rows`);
    expect(unasked.body).not.toContain(NAME);
    const { list } = await aRow();
    expect((await rowsOf('investigator', `lists/${list}/rows?reveal=${reveal}`)).body).not.toContain(NAME);
  });

  it('is over after its minutes, in the API too', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { reveal, until } = await begin({ element: owner });
    const path = `owners/${owner}/rows?reveal=${reveal}`;
    vi.setSystemTime(Date.parse(until) - 1000);
    expect((await rowsOf('investigator', path)).body).toContain(NAME);
    vi.setSystemTime(Date.parse(until));
    const after = await rowsOf('investigator', path);
    expect(after.body).not.toContain(NAME);
    expect(ownerRows.parse(after.json())).toMatchObject({ revealed: false });
  });

  it('is ended early by whoever made it', async () => {
    const { reveal } = await begin({ element: owner });
    const end = `/api/cases/mini/reveals/${reveal}/end`;
    expect((await web.send('case-officer', 'POST', end)).statusCode).toBe(404);
    expect((await web.send('investigator', 'POST', end)).statusCode).toBe(204);
    const { body } = await rowsOf('investigator', `owners/${owner}/rows?reveal=${reveal}`);
    expect(body).not.toContain(NAME);
    const { record } = web.workspace;
    expect(record.entry(record.head())).toMatchObject({ action: 'reveal-end', subject: `Reveal:${reveal}` });
  });

  it('of one column leaves the others masked', async () => {
    const { reveal } = await begin({ element: owner, field: 'phone' });
    const { body } = await rowsOf('investigator', `owners/${owner}/rows?reveal=${reveal}`);
    expect(body.replaceAll(/[ -]/g, '')).toContain(PHONE);
    expect(body).not.toContain(NAME);
  });

  it('of one row of a list leaves the others masked', async () => {
    const { list, row } = await aRow();
    const { reveal } = await begin({ element: list, row });
    const masked = listRows.parse((await rowsOf('investigator', `lists/${list}/rows`)).json());
    const shown = listRows.parse(
      (await rowsOf('investigator', `lists/${list}/rows?reveal=${reveal}`)).json(),
    );
    expect(shown.rows.filter((one, at) => one.cells.join() !== masked.rows[at]!.cells.join())).toEqual([
      expect.objectContaining({ row }),
    ]);
  });

  it('ends with the right', async () => {
    const { reveal } = await begin({ element: owner }, 'case-officer');
    const path = `owners/${owner}/rows?reveal=${reveal}`;
    expect((await rowsOf('case-officer', path)).body).toContain(NAME);
    await web.workspace.record.transaction('test', (tx) =>
      tx.letIn({ case: 'mini', user: 'case-officer', role: 'viewer' }),
    );
    expect((await rowsOf('case-officer', path)).body).not.toContain(NAME);
    expect(web.workspace.record.verify()).toMatchObject({ ok: true });
  });
});
