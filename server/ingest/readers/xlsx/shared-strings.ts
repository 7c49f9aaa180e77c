// A workbook's shared texts: few as they are, many packed into bytes and decoded where they are used.
import { parseXml, type XmlHandler } from './xml.ts';

/** The text of an index; undefined where the workbook holds none. */
export type SharedStrings = (index: number) => string | undefined;

/** A part of more bytes is packed: a million strings of their own weigh three times as much as their bytes. */
const PACK_FROM = 32 * 1024 * 1024;
const BLOCK = 1 << 24;

interface Store {
  add(text: string): void;
  count(): number;
  get: SharedStrings;
}

function plainStore(): Store {
  const texts: string[] = [];
  return { add: (text) => texts.push(text), count: () => texts.length, get: (index) => texts[index] };
}

/** Texts as UTF-8 in blocks; a text's place is its block and offset in one number. */
function packedStore(): Store {
  const blocks: Buffer[] = [];
  let used = 0;
  let count = 0;
  let starts = new Float64Array(1 << 16);
  let lengths = new Uint32Array(1 << 16);
  return {
    add: (text) => {
      const most = text.length * 3;
      if (blocks.length === 0 || used + most > BLOCK) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK, most)));
        used = 0;
      }
      if (count === starts.length) {
        const [more, longer] = [new Float64Array(count * 2), new Uint32Array(count * 2)];
        more.set(starts);
        longer.set(lengths);
        [starts, lengths] = [more, longer];
      }
      const written = blocks.at(-1)!.write(text, used, 'utf8');
      starts[count] = (blocks.length - 1) * 2 ** 32 + used;
      lengths[count] = written;
      used += written;
      count += 1;
    },
    count: () => count,
    get: (index) => {
      if (!(index >= 0 && index < count)) return undefined;
      const block = Math.floor(starts[index]! / 2 ** 32);
      const start = starts[index]! - block * 2 ** 32;
      return blocks[block]!.toString('utf8', start, start + lengths[index]!);
    },
  };
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Characters that XML cannot hold are written `_xHHHH_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/**
 * The first texts of a shared strings part, all unless told otherwise; of rich text the runs together, phonetic guides left out.
 * @param size bytes that the part unpacks to
 */
export async function readSharedStrings(
  pieces: AsyncIterable<Buffer>,
  size: number,
  wanted = Number.POSITIVE_INFINITY,
): Promise<SharedStrings> {
  const store = size > PACK_FROM ? packedStore() : plainStore();
  let text = '';
  let [inText, phonetic] = [false, false];
  const handler: XmlHandler = {
    open(name) {
      if (name === 't') inText = !phonetic;
      else if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') store.add(unescapeText(text));
    },
    text(written) {
      if (inText) text += written;
    },
  };
  for await (const _ of parseXml(pieces, handler)) if (store.count() >= wanted) break;
  return store.get;
}
