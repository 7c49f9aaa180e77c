// What the office program that wrote a workbook says of it: the two summary streams of its container ([MS-OLEPS]).
import iconv from 'iconv-lite';
import { officeTrait, type OfficeTrait } from '#contract/traits.ts';
import type { Container } from './container.ts';
import { BrokenStream } from './records.ts';

/** The properties wanted of each stream, by their number. */
const STREAMS: readonly (readonly [string, ReadonlyMap<number, keyof OfficeTrait>])[] = [
  [
    '\u0005SummaryInformation',
    new Map([
      [4, 'author'],
      [8, 'lastModifiedBy'],
      [12, 'created'],
      [13, 'modified'],
      [18, 'application'],
    ]),
  ],
  ['\u0005DocumentSummaryInformation', new Map([[15, 'company']])],
];
const LONGEST = 500;
/** Office programs write some thirty properties; what a stream claims beyond this is not looked at. */
const MOST_PROPERTIES = 1_000;

/** Where the first set of a stream begins is said behind its header and the set's name. */
const OFFSET_AT = 44;
const CODE_PAGE = 1;
const [TEXT, WIDE_TEXT, TIME] = [0x1e, 0x1f, 0x40];
const UNICODE_PAGES: Readonly<Record<number, string>> = { 1200: 'utf16le', 65001: 'utf8' };
/** From 1601, from which these times count, to 1970 (ms). */
const EPOCH = 11_644_473_600_000n;

function timeOf(ticks: bigint): string | undefined {
  const time = new Date(Number(ticks / 10_000n - EPOCH));
  return ticks === 0n || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function valueAt(stream: Buffer, at: number, encoding: string): string | undefined {
  const kind = stream.readUInt32LE(at);
  if (kind === TIME) return timeOf(stream.readBigUInt64LE(at + 4));
  if (kind !== TEXT && kind !== WIDE_TEXT) return undefined;
  const units = stream.readUInt32LE(at + 4);
  const bytes = stream.subarray(at + 8, at + 8 + Math.min(units * (kind === TEXT ? 1 : 2), LONGEST * 4));
  const text = iconv.decode(bytes, kind === TEXT ? encoding : 'utf16le');
  return text.replaceAll('\0', '').trim().slice(0, LONGEST);
}

/** What one stream says. Throws RangeError where it ends within what it announces. */
function* saidIn(
  stream: Buffer,
  wanted: ReadonlyMap<number, keyof OfficeTrait>,
): Generator<[keyof OfficeTrait, string]> {
  const start = stream.readUInt32LE(OFFSET_AT);
  const count = Math.min(stream.readUInt32LE(start + 4), MOST_PROPERTIES);
  const places = new Map<number, number>();
  for (let at = start + 8; places.size < count && at + 8 <= stream.length; at += 8)
    places.set(stream.readUInt32LE(at), start + stream.readUInt32LE(at + 4));
  const page = places.get(CODE_PAGE);
  const number = page === undefined ? 1252 : stream.readUInt16LE(page + 4);
  const named = UNICODE_PAGES[number] ?? `cp${number}`;
  const encoding = iconv.encodingExists(named) ? named : 'latin1';
  for (const [property, key] of wanted) {
    const at = places.get(property);
    const value = at === undefined ? undefined : valueAt(stream, at, encoding);
    if (value !== undefined && value !== '') yield [key, value];
  }
}

/** What is said; nothing where the streams are missing or damaged, which keeps nobody from the rows. */
export function officeOf(container: Container): OfficeTrait {
  const said: [keyof OfficeTrait, string][] = [];
  for (const [name, wanted] of STREAMS) {
    try {
      const content = container.stream(name);
      if (content !== undefined) said.push(...saidIn(content, wanted));
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof BrokenStream)) throw error;
    }
  }
  return officeTrait.parse(Object.fromEntries(said));
}
