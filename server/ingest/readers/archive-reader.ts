// What yauzl reads an archive through when it lies in a byte source: small reads come out of one block read ahead.
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import yauzl from 'yauzl';
import { readBytes, type ByteSource } from './byte-source.ts';

/** The index at the end of an archive is read in steps of some fifty bytes, each of which would open the source again. */
const AHEAD = 1 << 17;

class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;
  #block: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#source.stream(start, end);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    callbackify(async () => {
      await this.#fill(position, length);
      const from = position - this.#start;
      return this.#block.copy(buffer, offset, from, from + length);
    })(callback);
  }

  async #fill(position: number, length: number): Promise<void> {
    const [first, last] = [this.#start, this.#start + this.#block.length];
    if (position >= first && position + length <= last) return;
    const end = Math.min(this.#source.size, position + Math.max(length, AHEAD));
    this.#block = await readBytes(this.#source, position, end);
    this.#start = position;
  }
}

/** Opens the archive in a source; entries are asked for one by one. Throws what yauzl throws for a broken one. */
export const openArchive = (source: ByteSource): Promise<yauzl.ZipFile> =>
  yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false });
