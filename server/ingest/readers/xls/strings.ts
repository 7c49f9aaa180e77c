// Texts of a BIFF8 stream: of one byte or two a character, and the shared ones, which go on over records.
import { BrokenStream, RECORD } from './records.ts';

/** Characters of a text: Latin-1 where its flag says one byte each. */
const characters = (stream: Buffer, at: number, count: number, wide: boolean): string =>
  wide ? stream.toString('utf16le', at, at + count * 2) : stream.toString('latin1', at, at + count);

/** A text behind its length, of one byte or two, and its flags. */
export function textAt(stream: Buffer, at: number, lengthBytes: 1 | 2): string {
  const count = lengthBytes === 1 ? stream.readUInt8(at) : stream.readUInt16LE(at);
  return characters(stream, at + lengthBytes + 1, count, (stream.readUInt8(at + lengthBytes) & 1) === 1);
}

/** Reads over the ends of a record and those that continue it. */
class Continued {
  readonly #stream: Buffer;
  #at: number;
  #end: number;

  constructor(stream: Buffer, at: number, length: number) {
    this.#stream = stream;
    this.#at = at;
    this.#end = at + length;
  }

  /** Bytes left in this record; goes on to the next one where there are none. */
  left(): number {
    while (this.#at === this.#end) {
      if (this.#end + 4 > this.#stream.length || this.#stream.readUInt16LE(this.#end) !== RECORD.continued) {
        throw new BrokenStream('the shared texts break off');
      }
      this.#at = this.#end + 4;
      this.#end = this.#at + this.#stream.readUInt16LE(this.#end + 2);
      if (this.#end > this.#stream.length) throw new BrokenStream('the shared texts break off');
    }
    return this.#end - this.#at;
  }

  number(bytes: 1 | 2 | 4): number {
    if (this.left() < bytes) throw new BrokenStream('a number is cut by the end of a record');
    const value = this.#stream.readUIntLE(this.#at, bytes);
    this.#at += bytes;
    return value;
  }

  skip(bytes: number): void {
    let rest = bytes;
    while (rest > 0) {
      const step = Math.min(rest, this.left());
      this.#at += step;
      rest -= step;
    }
  }

  /** Characters, whose width is said again at the beginning of each further record. */
  characters(count: number, flags: number): string {
    let [text, rest, wide] = ['', count, (flags & 1) === 1];
    while (rest > 0) {
      if (this.#at === this.#end) {
        this.left();
        wide = (this.number(1) & 1) === 1;
      }
      const size = wide ? 2 : 1;
      const step = Math.min(rest, Math.floor(this.left() / size));
      if (step === 0) throw new BrokenStream('a character is cut by the end of a record');
      text += characters(this.#stream, this.#at, step, wide);
      this.#at += step * size;
      rest -= step;
    }
    return text;
  }
}

const [RICH, EXTENDED] = [8, 4];

/** The first texts of a shared strings record, all unless told otherwise; formats and phonetic guides are passed over. */
export function sharedTexts(
  stream: Buffer,
  at: number,
  length: number,
  wanted = Number.POSITIVE_INFINITY,
): string[] {
  const reader = new Continued(stream, at, length);
  // How often texts are referred to in all, which says nothing of what follows.
  reader.skip(4);
  // As many as it says; each takes at least three bytes, so a count beyond that is a lie.
  const count = Math.min(reader.number(4), wanted, Math.ceil(stream.length / 3));
  const texts: string[] = [];
  while (texts.length < count) {
    const size = reader.number(2);
    const flags = reader.number(1);
    const runs = (flags & RICH) === 0 ? 0 : reader.number(2);
    const guide = (flags & EXTENDED) === 0 ? 0 : reader.number(4);
    texts.push(reader.characters(size, flags));
    // Four bytes for each run of formatting, then the phonetic guide.
    reader.skip(runs * 4 + guide);
  }
  return texts;
}
