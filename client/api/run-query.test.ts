// Where parameters go, what errors become, and that an answer outside the contract is refused.
// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Query } from '#contract/queries/define.ts';
import { QUERIES } from '#contract/queries/registry.ts';
import { connection } from '../state/connection.ts';
import { signature } from './openapi.ts';
import { ProblemError } from './problem-error.ts';
import { addressOf, runQuery } from './run-query.ts';

const answerWith = (status: number, body: unknown): void => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
};

afterEach(() => {
  vi.unstubAllGlobals();
  connection.getState().found();
});

describe('addressOf', () => {
  it('fills the path and puts the rest into the query string', () => {
    const query = QUERIES.neighbours as unknown as Query;
    expect(addressOf(query, { case: 'a b', id: 'L/1', limit: 30, relation: undefined })).toEqual({
      path: '/api/cases/a%20b/elements/L%2F1/neighbours?limit=30',
    });
  });

  it('keeps what is searched for out of the address', () => {
    const query = QUERIES.search as unknown as Query;
    expect(addressOf(query, { case: 'deyang', q: '19900000000' })).toEqual({
      path: '/api/cases/deyang/search',
      body: { q: '19900000000' },
    });
  });
});

describe('runQuery', () => {
  it('gives the parsed answer', async () => {
    answerWith(200, { cases: [{ id: 'mini', title: 'Mini', role: 'viewer', secret: 1 }] });
    expect(await runQuery('cases', {})).toEqual({
      cases: [{ id: 'mini', title: 'Mini', role: 'viewer' }],
    });
  });

  it('refuses an answer that breaks the contract', async () => {
    answerWith(200, { cases: [{ id: 7 }] });
    await expect(runQuery('cases', {})).rejects.toThrow(/title/);
  });

  it('throws the problem that the server sent', async () => {
    answerWith(404, { type: 'urn:x', title: 'Not found', status: 404, detail: 'no such case' });
    const error: unknown = await runQuery('overview', { case: 'x' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 404, isPassing: false, message: 'no such case' });
  });

  it('asks again what was refused as too much for a moment, without saying that the server is away', async () => {
    const tooMany = 'urn:vinetrace:problem:too-many-requests';
    answerWith(429, { type: tooMany, title: 'Too many', status: 429, detail: 'Try again in 1 s' });
    await expect(runQuery('cases', {})).rejects.toMatchObject({ isPassing: true });
    expect(connection.getState().away).toBeUndefined();
    // A limit of an hour is said, not tried again.
    answerWith(429, { type: 'urn:vinetrace:problem:too-many-searches', title: 'x', status: 429, detail: '' });
    await expect(runQuery('cases', {})).rejects.toMatchObject({ isPassing: false });
  });

  it('says that the server is away when it is not ready, and back when it answers', async () => {
    answerWith(503, { type: 'urn:x', title: 'Away', status: 503, detail: '' });
    await expect(runQuery('cases', {})).rejects.toMatchObject({ isPassing: true });
    expect(connection.getState().away).toBe('not-ready');
    answerWith(200, { cases: [] });
    await runQuery('cases', {});
    expect(connection.getState().away).toBeUndefined();
  });
});

describe('signature', () => {
  it('writes a schema as a type', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'string' }, rows: { type: 'array', items: { enum: ['a', 'b'] } } },
      required: ['id'],
    };
    expect(signature(schema)).toBe('{ id: string; rows?: ("a" | "b")[] }');
  });
});
