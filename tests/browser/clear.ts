/** Whose data can be read in raw bytes: names and numbers in UTF-8, GB18030 and UTF-16, also inside compressed files. */
import { buffer } from 'node:stream/consumers';
import { constants, inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { fromBufferPromise } from 'yauzl';
import type { People } from './people.ts';

const ENCODINGS = ['utf8', 'gb18030', 'utf16le', 'utf16be'];
/** Digits of the invented people's phones and ID numbers, not those of a fraction; with a zero byte between them in UTF-16. */
const NUMBERS = [
  /(?<![\d.]\0?)1\0?9\0?9\0?0\0?0(?:\0?\d){6}/g,
  /(?<![\d.]\0?)5\0?1\0?0\0?6\0?9\0?9(?:\0?\d){11}\0?[\dXx]/g,
];
/** Names that are looked for; a thousand would take minutes and find what fifty find. */
const MOST_NAMES = 50;

/** Members of a ZIP file, each inflated. */
async function membersOf(bytes: Buffer): Promise<Buffer[]> {
  const zip = await fromBufferPromise(bytes);
  const members: Buffer[] = [];
  for await (const entry of zip.eachEntry())
    members.push(await buffer(await zip.openReadStreamPromise(entry)));
  return members;
}

/** Streams of a PDF file, each inflated where it can be. */
function streamsOf(bytes: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(bytes.subarray(at + 7), { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // `endstream`, or a picture that is no Flate stream: its raw bytes are searched anyway.
    }
  }
  return streams;
}

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === '%PDF';

/** Names and numbers that stand in the bytes; empty is what is wanted. */
export async function clearIn(bytes: Buffer, { names }: People): Promise<string[]> {
  const parts = [bytes];
  if (isZip(bytes)) parts.push(...(await membersOf(bytes)));
  if (isPdf(bytes)) parts.push(...streamsOf(bytes));
  const all = [...names];
  const wanted = all.filter((_, n) => n % Math.ceil(all.length / MOST_NAMES) === 0);
  const found = new Set<string>();
  for (const part of parts) {
    const text = part.toString('latin1');
    for (const numbers of NUMBERS)
      for (const [number] of text.matchAll(numbers)) found.add(number.replaceAll('\0', ''));
    for (const name of wanted)
      if (ENCODINGS.some((encoding) => part.includes(iconv.encode(name, encoding)))) found.add(name);
  }
  return [...found];
}
