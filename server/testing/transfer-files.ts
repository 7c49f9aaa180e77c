// Transfer files that no program of ours writes, for the tests of what is refused.
import { MAGIC, packed } from '../transfer/frames.ts';
import { sealed } from '../transfer/seal.ts';

/** Frames as they are, locked for a recipient. */
export async function sealedFrames(recipient: string, frames: readonly Buffer[]): Promise<Buffer> {
  async function* inside(): AsyncGenerator<Uint8Array> {
    yield* [MAGIC, ...frames];
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of sealed(inside(), { recipient })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file of a later format. */
export const newerFile = (recipient: string): Promise<Buffer> =>
  sealedFrames(recipient, [
    packed('about', Buffer.from(JSON.stringify({ type: 'vinetrace-transfer', version: 2 }))),
  ]);
