// One person's browser, as far as the server sees it: a session, a few connections that stay open, a stream that listens.
import { Agent, request } from 'node:http';

/** A browser has so many connections to a host; one of them listens. */
const CONNECTIONS = 6;

export interface Answer {
  status: number;
  /** Until the last byte was there (ms). */
  ms: number;
  bytes: number;
  text: string;
}

export interface Person {
  ask(path: string, body?: object, isKept?: boolean): Promise<Answer>;
  listen(path: string): void;
  leave(): void;
}

/** @param cookie the session; '' for somebody who is not signed in */
export function person(url: string, cookie: string): Person {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const streams: { destroy(): void }[] = [];
  const headers = cookie === '' ? {} : { cookie };
  return {
    ask: (path, body, isKept = false) =>
      new Promise((resolve, reject) => {
        const begun = performance.now();
        const text = body === undefined ? undefined : JSON.stringify(body);
        const asked = request(
          `${url}${path}`,
          {
            agent,
            method: text === undefined ? 'GET' : 'POST',
            headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
          },
          (answer) => {
            let bytes = 0;
            const parts: Buffer[] = [];
            answer.on('data', (part: Buffer) => {
              bytes += part.length;
              if (isKept) parts.push(part);
            });
            answer.once('error', reject);
            answer.once('end', () =>
              resolve({
                status: answer.statusCode ?? 0,
                ms: performance.now() - begun,
                bytes,
                text: Buffer.concat(parts).toString(),
              }),
            );
          },
        );
        asked.once('error', reject);
        asked.end(text);
      }),
    listen(path) {
      const asked = request(`${url}${path}`, { agent: false, headers }, (answer) => answer.resume());
      // The end of the measurement ends it.
      asked.on('error', () => undefined);
      asked.end();
      streams.push(asked);
    },
    leave() {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}
