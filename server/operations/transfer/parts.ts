// The digests of the parts of a transfer file, summed up while frames pass; both sides count in the same way.
import { createHash, type Hash } from 'node:crypto';
import type { TransferManifest, TransferPart } from '#contract/transfer.ts';
import type { Frame, FrameKind } from '../../transfer/frames.ts';

/** To which part a frame belongs; what stands first and last belongs to none. */
const PART_OF: Partial<Record<FrameKind, TransferPart>> = {
  owners: 'owners',
  reading: 'readings',
  rows: 'readings',
  file: 'files',
  chunk: 'files',
  journal: 'journal',
  facts: 'facts',
  link: 'links',
};

export const partOf = (kind: FrameKind): TransferPart | undefined => PART_OF[kind];

type Parts = TransferManifest['parts'];

export class PartDigests {
  readonly #parts = new Map<TransferPart, { hash: Hash; frames: number; bytes: number }>();

  add({ kind, content }: Frame): void {
    const name = partOf(kind);
    if (name === undefined) return;
    const part = this.#parts.get(name) ?? { hash: createHash('sha256'), frames: 0, bytes: 0 };
    this.#parts.set(name, part);
    // The journal is kept as one file whose hash is this; where other frames end is part of what they say.
    if (name !== 'journal') part.hash.update(`${kind} ${content.length}\n`);
    part.hash.update(content);
    part.frames += 1;
    part.bytes += content.length;
  }

  done(): Parts {
    return Object.fromEntries(
      [...this.#parts].map(([name, { hash, frames, bytes }]) => [
        name,
        { sha256: hash.digest('hex'), frames, bytes },
      ]),
    ) as Parts;
  }
}
