// The live stream of a case: what others do arrives, from where one was, and nothing after the session ended.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveMessage, type LiveMessage } from '#contract/live.ts';
import { liveStreams } from '../operations/live-stream.ts';
import { people, type People } from '../testing/people.ts';
import { load, MINI } from '../testing/workspace.ts';

let site: People;
let address: string;
beforeAll(async () => {
  site = await people(['viewer', 'analyst']);
  await load(site.workspace, MINI);
  address = await site.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => site.end());

interface Listening {
  status: number;
  type: string | null;
  messages: LiveMessage[];
  /** Resolves with the first message of a kind, waiting for it. */
  next<K extends LiveMessage['kind']>(kind: K): Promise<Extract<LiveMessage, { kind: K }>>;
  ended: Promise<void>;
  stop(): void;
}

async function listen(cookie: string, query = '', headers: Record<string, string> = {}): Promise<Listening> {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/cases/mini/events${query}`, {
    headers: { cookie, ...headers },
    signal: stop.signal,
  });
  const messages: LiveMessage[] = [];
  const waiting = new Set<() => void>();
  const read = async (): Promise<void> => {
    let text = '';
    for await (const piece of response.body ?? []) {
      text += Buffer.from(piece).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) messages.push(liveMessage.parse(JSON.parse(data)));
      }
      for (const look of waiting) look();
    }
  };
  const ended = read().catch(() => undefined);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    messages,
    ended,
    stop: () => stop.abort(),
    next: (kind) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = messages.find((message) => message.kind === kind);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found as never);
        };
        waiting.add(look);
        look();
      }),
  };
}

const note = (text: string) =>
  site.send('analyst', 'POST', '/api/cases/mini/notes', { text, elements: [], place: null });

describe('the stream of a case', () => {
  it('tells what another person entered, without what it says', async () => {
    const stream = await listen(site.cookies['viewer'] ?? '');
    expect(stream.type).toContain('text/event-stream');
    const { head } = await stream.next('begun');
    await note('ZWEIFEL');
    const { entries, head: after } = await stream.next('entries');
    expect(entries).toMatchObject(
      [{ seq: head + 1, actor: 'analyst', action: 'assert', subject: /^Note:/ }].map((one) => ({
        ...one,
        subject: expect.stringMatching(one.subject),
      })),
    );
    expect(after).toBe(head + 1);
    expect(JSON.stringify(stream.messages)).not.toContain('ZWEIFEL');
    stream.stop();
  });

  it('goes on from where a page was', async () => {
    const head = site.workspace.record.head();
    await note('one');
    await note('two');
    for (const [query, headers] of [
      [`?after=${head}`, {}],
      ['', { 'last-event-id': String(head) }],
    ] as const) {
      const stream = await listen(site.cookies['viewer'] ?? '', query, headers);
      expect((await stream.next('entries')).entries.map(({ seq }) => seq)).toEqual([head + 1, head + 2]);
      stream.stop();
    }
  });

  it('tells of shared views everybody, of a person’s own only that person', async () => {
    const [own, other] = [
      await listen(site.cookies['analyst'] ?? ''),
      await listen(site.cookies['viewer'] ?? ''),
    ];
    await Promise.all([own.next('begun'), other.next('begun')]);
    const save = (isShared: boolean) =>
      site.send('analyst', 'POST', '/api/cases/mini/saved-views', {
        name: 'v',
        isShared,
        format: 1,
        view: {},
        address: '',
      });
    await save(false);
    await own.next('saved');
    await save(true);
    expect((await other.next('saved')).by).toBe('analyst');
    expect(other.messages.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    own.stop();
    other.stop();
  });

  it('ends with its session, and tells nothing after that', async () => {
    const cookie = await site.signIn('viewer');
    const stream = await listen(cookie);
    await stream.next('begun');
    await site.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    await note('after');
    expect(await stream.next('ended')).toEqual({ kind: 'ended', why: 'session' });
    await stream.ended;
    expect(stream.messages.some(({ kind }) => kind === 'entries')).toBe(false);
  });

  it('is not begun by a question for its headers alone', async () => {
    const answer = await fetch(`${address}/api/cases/mini/events`, {
      method: 'HEAD',
      headers: { cookie: site.cookies['viewer'] ?? '' },
    });
    expect(answer.status).toBe(404);
  });

  it('needs a session and a case', async () => {
    expect((await listen('')).status).toBe(401);
    const none = await site.send('viewer', 'GET', '/api/cases/none/events');
    expect(none.statusCode).toBe(404);
  });
});

describe('the number of streams', () => {
  const session = { user: 'viewer', standing: 'member', must: null, by: 'password' } as const;
  const options = { case: 'mini', user: 'viewer', session: () => session, after: undefined };

  it('is bounded: of one person the oldest ends, of all of them a new one is refused', async () => {
    const streams = liveStreams(site.workspace, { perUser: 2, total: 3, heartbeatMs: 1000, checkMs: 1000 });
    const first = streams.open(options);
    streams.open(options);
    streams.open(options);
    let said = '';
    for await (const piece of first) said += String(piece);
    expect(said).toContain('too-many');
    streams.open({ ...options, user: 'another' });
    expect(() => streams.open({ ...options, user: 'third' })).toThrow(/Too many pages/);
    streams.close();
  });

  it('looks by itself whether the session ended', async () => {
    const streams = liveStreams(site.workspace, { perUser: 2, total: 3, heartbeatMs: 20, checkMs: 10 });
    let isOver = false;
    const stream = streams.open({ ...options, session: () => (isOver ? undefined : session) });
    isOver = true;
    let said = '';
    for await (const piece of stream) said += String(piece);
    expect(said).toContain('"why":"session"');
  });
});
