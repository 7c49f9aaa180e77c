// Hostile values on the routes by which people write: each is refused or taken whole, and none is a fault of ours.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, type People } from './testing/people.ts';
import { load, MINI } from './testing/workspace.ts';

let site: People;
beforeAll(async () => {
  site = await people(['viewer', 'analyst', 'investigator', 'administrator']);
  await load(site.workspace, MINI);
});
afterAll(() => site.end());

const HOSTILE: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror=alert(1)>"\'&]]>',
  long: '长'.repeat(5000),
  rtl: '\u202Eabc\u2067def 👩‍👩‍👧',
  nul: 'a\0b',
  half: 'a\ud800b',
  proto: '__proto__',
  constructor: 'constructor',
  traversal: '../../../../etc/passwd',
};
const grounds = { source: '陈述', grade: 'B2' };
const at = (path: string): string => `/api/cases/mini/${path}`;
const page = 'page-12345678';

const BODIES: readonly [string, 'POST' | 'PUT', (text: string) => string, (text: string) => object][] = [
  ['note', 'POST', () => at('notes'), (text) => ({ text, elements: [], place: null })],
  ['note on an element', 'POST', () => at('notes'), (text) => ({ text: 'x', elements: [text], place: null })],
  ['note by id', 'PUT', (text) => at(`notes/${encodeURIComponent(text)}`), () => ({ base: 1, text: 'x' })],
  ['tag', 'POST', () => at('tags'), (text) => ({ changes: [{ element: 'M01', add: [text] }] })],
  ['tag taken off', 'POST', () => at('tags'), (text) => ({ changes: [{ element: 'M01', remove: [text] }] })],
  ['tag on an element', 'POST', () => at('tags'), (text) => ({ changes: [{ element: text, add: ['x'] }] })],
  [
    'saved view',
    'POST',
    () => at('saved-views'),
    (text) => ({ name: text.slice(0, 100), isShared: false, format: 1, view: { text }, address: text }),
  ],
  [
    'saved view by id',
    'PUT',
    (text) => at(`saved-views/${encodeURIComponent(text)}`),
    () => ({ base: 1, name: 'x' }),
  ],
  [
    'kept view',
    'POST',
    () => at('view'),
    (text) => ({
      base: 0,
      force: true,
      attempt: `attempt-${text.slice(0, 50)}`,
      page,
      format: 1,
      set: { [text]: text },
      merge: { part: { [text]: { text } } },
      first: 0,
      keep: 0,
      at: 0,
      steps: [],
    }),
  ],
  [
    'element',
    'POST',
    () => at('elements'),
    (text) => ({ type: 'Party', values: { kind: 'merchant', name: text }, grounds }),
  ],
  [
    'field of an element',
    'POST',
    () => at('elements'),
    (text) => ({ type: 'Party', values: { kind: 'merchant', name: 'x', [text]: text }, grounds }),
  ],
  [
    'id of an element',
    'POST',
    () => at('elements'),
    (text) => ({ type: 'Party', id: text, values: { kind: 'merchant', name: 'x' }, grounds }),
  ],
  [
    'source of a statement',
    'POST',
    () => at('elements'),
    (text) => ({
      type: 'Party',
      values: { kind: 'merchant', name: 'x' },
      grounds: { ...grounds, source: text.slice(0, 900) },
    }),
  ],
  [
    'join',
    'POST',
    () => at('elements/M01/join'),
    (text) => ({ other: text, reason: 'x', grounds: { grade: 'B2' } }),
  ],
  [
    'split',
    'POST',
    () => at('elements/M01/split'),
    (text) => ({
      values: { kind: 'merchant', name: text },
      facts: [{ type: 'List', id: text }],
      reason: 'x',
      grounds: { grade: 'B2' },
    }),
  ],
  [
    'attachment',
    'POST',
    () => at('evidence'),
    (text) => ({ upload: text, kind: 'chat', grounds, element: text }),
  ],
  ['reveal', 'POST', () => at('reveals'), (text) => ({ element: text, reason: text })],
  [
    'exhibit bytes',
    'POST',
    (text) => at(`evidence/${encodeURIComponent(text)}/bytes`),
    () => ({ reveal: 1 }),
  ],
  [
    'approval',
    'POST',
    () => at('approvals'),
    (text) => ({ scope: { kind: 'reveal', element: text }, reason: text }),
  ],
  ['retention', 'PUT', () => at('data/retention'), (text) => ({ on: text, reason: text })],
  ['purge', 'POST', () => at('data/purge'), (text) => ({ confirm: text, reason: text })],
  ['mark', 'POST', () => at('lists/L1/false-rows'), (text) => ({ rows: [1], reason: text })],
  [
    'mark on a list',
    'POST',
    (text) => at(`lists/${encodeURIComponent(text)}/false-rows`),
    () => ({ rows: [1], reason: 'x' }),
  ],
  [
    'identity',
    'POST',
    () => at('identities'),
    (text) => ({ handles: [text, 'H1'], kind: 'confirmed', grade: 'B2', reason: text }),
  ],
  ['report', 'POST', () => at('reports'), (text) => ({ format: 'html', language: 'zh', select: [text] })],
  ['export', 'POST', () => at('export'), (text) => ({ format: 'svg', focus: text, hops: 1 })],
  ['search', 'POST', () => at('search'), (text) => ({ text, query: text, q: text })],
];

describe('hostile values', () => {
  it.each(BODIES)('are no fault of ours: %s', async (_, method, url, body) => {
    for (const [name, text] of Object.entries(HOSTILE)) {
      let address: string;
      try {
        address = url(text);
      } catch {
        continue; // Half a character cannot stand in an address.
      }
      const answer = await site.send('investigator', method, address, body(text));
      expect(answer.statusCode, `${name}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
    }
  });

  it('leave a record that is whole, and a graph that is the record', async () => {
    const verified = await site.send('administrator', 'GET', '/api/verify');
    expect(verified.json()).toMatchObject({ ok: true, problems: [] });
    const rebuilt = await site.send('administrator', 'POST', '/api/rebuild');
    expect(rebuilt.statusCode, rebuilt.body).toBe(200);
  });

  it('come back whole from a saved view, which stays with its owner, or were not taken', async () => {
    for (const [name, text] of Object.entries(HOSTILE)) {
      const made = await site.send('viewer', 'POST', at('saved-views'), {
        name: 'x',
        isShared: false,
        format: 1,
        view: { text },
        address: text,
      });
      if (made.statusCode === 400) continue;
      const { id } = made.json<{ id: string }>();
      const read = (await site.send('viewer', 'GET', at(`saved-views/${id}`))).json<{
        address: string;
        view: { text: string };
      }>();
      expect([read.address, read.view.text], name).toEqual([text, text]);
      expect((await site.send('analyst', 'GET', at(`saved-views/${id}`))).statusCode).toBe(403);
      expect((await site.send('analyst', 'GET', at(`saved-views/${id}/thumbnail`))).statusCode).toBe(403);
      expect(
        (await site.send('administrator', 'PUT', at(`saved-views/${id}`), { base: 1, isShared: true }))
          .statusCode,
      ).toBe(403);
    }
  });
});
