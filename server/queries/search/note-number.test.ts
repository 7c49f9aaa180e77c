// Searches by a whole number: limited per person and hour, noted without the number, and free again by themselves.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { problem } from '#contract/errors.ts';
import { NUMBER_SEARCHES_AN_HOUR, search } from '#contract/queries/search.ts';
import { people, type People } from '../../testing/people.ts';
import { complaintsHeld } from './note-number.ts';
import { load, MINI } from '../../testing/workspace.ts';

const PHONE = '19900765999';

let web: People;
beforeAll(async () => {
  web = await people(['viewer', 'analyst', 'investigator']);
  await load(web.workspace, MINI);
});
afterAll(() => web.end());
afterEach(() => void vi.useRealTimers());

const ask = (who: string, q: string) => web.send(who, 'POST', '/api/cases/mini/search', { q });

/** A list of some phones, and a table of complaints about them, as a person uploads them. */
const listOf = (phones: readonly string[]): string =>
  `姓名,电话\n${phones.map((phone) => `王小虎,${phone}`).join('\n')}\n`;
const complaintsOf = (phones: readonly string[]): string =>
  `id,on,caller_id,owner_name,owner_phone,owner_address,knew,evidence_id\n${phones
    .map((phone, n) => `X${n},2014-10-19,,,${phone},,phone,`)
    .join('\n')}\n`;
const hold = async (who: string, what: 'match' | 'match-complaints', csv: string) => {
  const { spool } = web.workspace;
  const bytes = async function* () {
    yield Buffer.from(csv);
  };
  const upload = await spool.take(bytes(), { name: `${what}.csv`, actor: who });
  return web.send(who, 'POST', `/api/cases/mini/${what}`, { upload: upload.id, keep: false });
};
const phones = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => String(19_900_100_000 + n));

describe('a file that is held against the case', () => {
  const searches = () => {
    const { record } = web.workspace;
    const { entries } = record.entries({ after: 0, limit: 10_000 });
    return entries.filter(({ action, subject }) => action === 'search-number' && subject === 'match');
  };

  it('counts as one search where it is a list with numbers, and by each phone where it is complaints', async () => {
    const noted = async (what: 'match' | 'match-complaints', csv: string) => {
      const before = searches().length;
      const answer = await hold('investigator', what, csv);
      expect(answer.statusCode, answer.body).toBe(200);
      return searches().slice(before);
    };
    const [entry, ...others] = await noted('match', listOf([PHONE]));
    expect(entry).toMatchObject({ actor: 'investigator', case: 'mini', payload: { kinds: ['phone'] } });
    expect(others).toEqual([]);
    expect(await noted('match', listOf(phones(100)))).toHaveLength(1);
    expect(await noted('match', '姓名,小区\n王小虎,岚溪府\n')).toEqual([]);
    expect(await noted('match-complaints', complaintsOf([PHONE]))).toHaveLength(1);
    expect(await noted('match-complaints', complaintsOf(phones(5)))).toHaveLength(5);
    expect(await noted('match-complaints', complaintsOf(['']))).toEqual([]);
    expect(JSON.stringify(searches())).not.toContain('199');
  });

  it('is not answered beyond so many within an hour, together with searches', async () => {
    const left = NUMBER_SEARCHES_AN_HOUR - web.workspace.record.numberSearches('investigator', '').length;
    expect((await hold('investigator', 'match-complaints', complaintsOf(phones(left)))).statusCode).toBe(200);
    for (const answer of [
      await hold('investigator', 'match', listOf([PHONE])),
      await hold('investigator', 'match-complaints', complaintsOf([PHONE])),
      await ask('investigator', PHONE),
    ]) {
      expect(answer.statusCode).toBe(429);
      expect(answer.body).not.toMatch(/knownOwners|199/);
    }
    expect(web.workspace.spool.list('investigator')).toEqual([]);
    // More than an hour allows is answered by whoever asked for nothing else in it.
    expect(complaintsHeld(10_000)).toEqual({ kinds: ['phone'], numbers: NUMBER_SEARCHES_AN_HOUR });
  });
});

describe('a search by a whole number', () => {
  it('is noted with its kind and without the number or anything made of it', async () => {
    const { record } = web.workspace;
    const before = record.head();
    const { hits } = search.result.parse((await ask('viewer', PHONE)).json());
    expect(hits[0]?.matched).toBe('keyed-hash');
    expect(record.head()).toBe(before + 1);
    const entry = record.entry(record.head());
    expect(entry).toMatchObject({ action: 'search-number', actor: 'viewer', case: 'mini' });
    expect(entry?.payload).toEqual({ kinds: ['phone'] });
    expect(web.log.join('')).not.toContain(PHONE);
  });

  it('by a pseudonym is none, whatever digits it has', async () => {
    const before = web.workspace.record.head();
    const answer = await ask('viewer', `o-${PHONE}${PHONE}ab`);
    expect(search.result.parse(answer.json()).total).toBe(0);
    expect(web.workspace.record.head()).toBe(before);
  });

  it('by words is neither noted nor counted', async () => {
    const before = web.workspace.record.head();
    expect((await ask('viewer', 'L1')).statusCode).toBe(200);
    expect(web.workspace.record.head()).toBe(before);
  });

  it('is refused beyond so many within an hour, to that person alone and until the hour is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now() + 2 * 3_600_000;
    vi.setSystemTime(start);
    // Sessions are of the real time: the person signs in once more at this one.
    for (const who of ['viewer', 'analyst']) await again(who);
    const answers = await Promise.all(
      Array.from({ length: NUMBER_SEARCHES_AN_HOUR + 1 }, () => asked('viewer', PHONE)),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers['retry-after'])).toBe(3600);
    const { detail, type } = problem.parse(refused[0]?.json());
    expect(type).toMatch(/too-many-searches$/);
    expect(detail).toMatch(/60 min/);
    expect(detail).not.toContain(PHONE);
    expect((await asked('viewer', '装饰')).statusCode).toBe(200);
    expect((await asked('analyst', PHONE)).statusCode).toBe(200);
    vi.setSystemTime(start + 3_600_000);
    await again('viewer');
    expect((await asked('viewer', PHONE)).statusCode).toBe(200);
  });

  it('counts every number that is asked for at once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 6 * 3_600_000);
    await again('analyst');
    const { record } = web.workspace;
    const several = Array.from({ length: 15 }, (_, n) => `199007659${n + 10}`).join('/');
    const before = record.head();
    for (let n = 0; n < NUMBER_SEARCHES_AN_HOUR / 15; n += 1)
      expect((await asked('analyst', several)).statusCode).toBe(200);
    expect(record.head()).toBe(before + NUMBER_SEARCHES_AN_HOUR);
    expect((await asked('analyst', PHONE)).statusCode).toBe(429);
    vi.setSystemTime(Date.now() + 3_600_000);
    await again('analyst');
    expect((await asked('analyst', several)).statusCode).toBe(200);
  });
});

const cookies: Record<string, string> = {};
const again = async (who: string): Promise<void> => void (cookies[who] = await web.signIn(who));
const asked = (who: string, q: string) =>
  web.app.inject({
    method: 'POST',
    url: '/api/cases/mini/search',
    headers: { cookie: cookies[who] ?? '' },
    payload: { q },
  });
