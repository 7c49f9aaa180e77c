// Bytes that only the thread that has them can read (an upload kept encrypted, a member of an archive), lent to another one:
// it sends for a part and gets it piece by piece, each when the one before was taken.
import { Readable } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ByteSource } from '../ingest/readers/byte-source.ts';
import { received, sendable, type SentError } from './messages.ts';

/** What is sent to the thread that borrows. */
export interface LentBytes {
  name: string;
  size: number;
  port: MessagePort;
}

type Ask = { id: number; start: number; end: number } | { id: number; more: boolean };
type Piece =
  | { id: number; bytes: Uint8Array }
  | { id: number; end: true }
  | { id: number; failed: SentError };

/** Lends bytes until `end` is called. */
export function lendBytes(source: ByteSource): { lent: LentBytes; end: () => void } {
  const { port1, port2 } = new MessageChannel();
  const open = new Map<number, AsyncIterator<Buffer>>();
  const answer = (piece: Piece): void => port1.postMessage(piece);
  const give = async (id: number, pieces: AsyncIterator<Buffer>): Promise<void> => {
    try {
      const next = await pieces.next();
      if (next.done !== true) return answer({ id, bytes: new Uint8Array(next.value) });
      answer({ id, end: true });
    } catch (error) {
      answer({ id, failed: sendable(error) });
    }
    open.delete(id);
  };
  port1.on('message', (ask: Ask) => {
    if ('start' in ask) {
      const stream: AsyncIterable<Buffer> = source.stream(ask.start, ask.end);
      open.set(ask.id, stream[Symbol.asyncIterator]());
    }
    const pieces = open.get(ask.id);
    if (pieces === undefined) return;
    if ('more' in ask && !ask.more) {
      open.delete(ask.id);
      void pieces.return?.();
    } else void give(ask.id, pieces);
  });
  return {
    lent: { name: source.name, size: source.size, port: port2 },
    end() {
      for (const pieces of open.values()) void pieces.return?.();
      port1.close();
    },
  };
}

/** The bytes as the borrowing thread reads them. */
export function borrowedBytes({ name, size, port }: LentBytes): ByteSource {
  const waiting = new Map<number, (piece: Piece) => void>();
  let last = 0;
  port.on('message', (piece: Piece) => waiting.get(piece.id)?.(piece));
  // A worker that waits for nothing else is not kept by this.
  port.unref();
  const asked = (ask: Ask): Promise<Piece> =>
    new Promise((resolve) => {
      port.ref();
      waiting.set(ask.id, (piece) => {
        waiting.delete(ask.id);
        if (waiting.size === 0) port.unref();
        resolve(piece);
      });
      port.postMessage(ask);
    });
  async function* pieces(start: number, end: number): AsyncGenerator<Buffer> {
    last += 1;
    const id = last;
    let isOver = false;
    try {
      for (let piece = await asked({ id, start, end }); ; piece = await asked({ id, more: true })) {
        if ('failed' in piece) throw received(piece.failed);
        isOver = 'end' in piece;
        if (!('bytes' in piece)) return;
        yield Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.byteLength);
      }
    } finally {
      if (!isOver) port.postMessage({ id, more: false } satisfies Ask);
    }
  }
  return { name, size, stream: (start = 0, end = size) => Readable.from(pieces(start, end)) };
}
