// Where a request ends is said in one way, or it is none: what two readers could take for two requests is answered 400, and the line is closed.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import type { App } from './routes/define.ts';
import { temporaryWorkspace, type Temporary } from './testing/workspace.ts';

let temporary: Temporary;
let app: App;
let port: number;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  app = await buildApp(temporary.workspace, { host: '127.0.0.1', log: { write: () => {} } });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
}, 120_000);
afterAll(async () => {
  await app.close();
  await temporary.remove();
});

/** Everything that comes back until the server closes the line. */
const answerTo = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.join('\r\n')));
    socket.on('data', (part) => (text += part.toString()));
    socket.once('close', () => resolve(text));
    socket.once('error', reject);
  });

const HEAD = ['POST /api/session HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json'];
/** What would be a second request to a reader who takes the other boundary. */
const SECOND = ['GET /api/health/live HTTP/1.1', 'host: 127.0.0.1', '', ''];

describe('a request', () => {
  it('is answered, and so is the next one on the same line', async () => {
    const closing = SECOND.toSpliced(2, 0, 'connection: close');
    const text = await answerTo([...SECOND.slice(0, -1), ...closing]);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });

  it.each([
    ['both a length and chunks', ['content-length: 4', 'transfer-encoding: chunked', '', '0', '', ...SECOND]],
    [
      'chunks and a length after them',
      ['transfer-encoding: chunked', 'content-length: 4', '', '0', '', ...SECOND],
    ],
    ['two lengths', ['content-length: 2', 'content-length: 40', '', '{}', ...SECOND]],
    ['two lengths in one line', ['content-length: 2, 40', '', '{}', ...SECOND]],
    ['a length that is no number', ['content-length: +2', '', '{}', ...SECOND]],
    ['a chunk whose length is none', ['transfer-encoding: chunked', '', 'zz', '{}', '0', '', ...SECOND]],
    [
      'a chunk that is longer than it says',
      ['transfer-encoding: chunked', '', '1', '{}', '0', '', ...SECOND],
    ],
    [
      'an encoding that does not end in chunks',
      ['transfer-encoding: chunked, identity', '', '0', '', ...SECOND],
    ],
    ['an encoding that is none', ['transfer-encoding: xchunked', '', '0', '', ...SECOND]],
    ['a space before the colon', ['content-length : 2', '', '{}', ...SECOND]],
    ['a header that goes on in the next line', ['x-a: 1', ' content-length: 2', '', '{}', ...SECOND]],
  ])('with %s is refused as a whole, and nothing behind it is read', async (_what, rest) => {
    const text = await answerTo([...HEAD, ...rest]);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(text).toMatch(/^connection: close\r$/im);
    expect(text).toContain('application/problem+json');
  });
});
