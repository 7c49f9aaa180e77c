// The OLE container of old office files ([MS-CFB]): streams by name, read so that no chain of sectors and no tree of names, however they
// turn back on themselves, is followed for longer than the file is.
import { BrokenStream } from './records.ts';

/** A container, or one of its parts, as sectors: where each lies, which one follows it. */
interface Sectors {
  bytes: Buffer;
  size: number;
  next(sector: number): number;
}

interface Entry {
  name: string;
  isStream: boolean;
  start: number;
  size: number;
  /** Numbers of entries: the two beside it in its storage, and the first within it. */
  near: readonly number[];
  child: number;
}

export interface Container {
  /** Content of a stream of the root storage; undefined where there is none. Names are told apart without regard to case. */
  stream(name: string): Buffer | undefined;
}

const HEADER = 512;
const AT = { shift: 30, miniShift: 32, directory: 48, cutoff: 56, miniFat: 60, difat: 68, fat: 76 } as const;
/** Sectors of 512 bytes or 4 kB, and of 64 in the stream that holds the small ones. */
const SHIFTS = [9, 12];
const MINI_SHIFT = 6;
/** Places for sectors of the table of sectors in the header. */
const IN_HEADER = 109;
const ENTRY = 128;
const NAME_BYTES = 64;
/** Kind of an entry. */
const STREAM = 2;

/** Whether a number is that of a sector, not one of the marks for none. */
const isSector = (sector: number): boolean => sector >= 0;

/**
 * The content of a chain of sectors, to its end or to a size. What lies behind the file's end is left out.
 * @throws BrokenStream where it turns back on itself
 */
function follow({ bytes, size, next }: Sectors, start: number, offset: number, most = Infinity): Buffer {
  const pieces: Buffer[] = [];
  const longest = Math.ceil(bytes.length / size);
  let taken = 0;
  for (let sector = start; isSector(sector) && taken < most; sector = next(sector)) {
    if (pieces.length > longest) throw new BrokenStream('a chain of sectors turns back on itself');
    const at = offset + sector * size;
    pieces.push(bytes.subarray(at, at + size));
    taken += size;
  }
  const content = Buffer.concat(pieces);
  return content.subarray(0, Math.min(most, content.length));
}

/** Numbers of the sectors that hold the table of sectors. */
function tableSectors(bytes: Buffer, size: number): number[] {
  const found: number[] = [];
  for (let at = AT.fat; at < AT.fat + IN_HEADER * 4; at += 4) {
    const sector = bytes.readInt32LE(at);
    if (!isSector(sector)) return found;
    found.push(sector);
  }
  const seen = new Set<number>();
  for (let more = bytes.readInt32LE(AT.difat); isSector(more);) {
    const at = size + more * size;
    if (seen.has(more) || at + size > bytes.length)
      throw new BrokenStream('the table of sectors turns back on itself, or ends early');
    seen.add(more);
    const last = at + size - 4;
    for (let place = at; place < last; place += 4) {
      const sector = bytes.readInt32LE(place);
      if (isSector(sector)) found.push(sector);
    }
    more = bytes.readInt32LE(last);
  }
  return found;
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(Math.max(directory.readUInt16LE(at + NAME_BYTES) - 2, 0), NAME_BYTES);
    entries.push({
      name: directory.toString('utf16le', at, at + length).toUpperCase(),
      isStream: directory[at + 66] === STREAM,
      near: [directory.readInt32LE(at + 68), directory.readInt32LE(at + 72)],
      child: directory.readInt32LE(at + 76),
      start: directory.readInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** Streams of the root storage by name: a tree through which each entry is met once. */
function inRoot(entries: readonly Entry[], root: Entry): Map<string, Entry> {
  const streams = new Map<string, Entry>();
  const seen = new Set<number>();
  for (const ahead = [root.child]; ahead.length > 0;) {
    const number = ahead.pop()!;
    const entry = entries[number];
    if (entry === undefined || seen.has(number)) continue;
    seen.add(number);
    ahead.push(...entry.near);
    if (entry.isStream && !streams.has(entry.name)) streams.set(entry.name, entry);
  }
  return streams;
}

/** Opens a container. @throws BrokenStream where it is none, or damaged */
export function openContainer(bytes: Buffer): Container {
  const shift = bytes.length < HEADER ? 0 : bytes.readUInt16LE(AT.shift);
  if (!SHIFTS.includes(shift) || bytes.readUInt16LE(AT.miniShift) !== MINI_SHIFT)
    throw new BrokenStream('the container has no header');
  const size = 1 << shift;
  const table = tableSectors(bytes, size);
  const perSector = size / 4;
  const next = (sector: number): number => {
    const holder = table[Math.floor(sector / perSector)];
    const at = holder === undefined ? bytes.length : size + holder * size + (sector % perSector) * 4;
    return at + 4 > bytes.length ? -1 : bytes.readInt32LE(at);
  };
  const sectors: Sectors = { bytes, size, next };
  const entries = entriesOf(follow(sectors, bytes.readInt32LE(AT.directory), size));
  const [root] = entries;
  if (root === undefined) throw new BrokenStream('the container has no root');
  const streams = inRoot(entries, root);
  let small: Sectors | undefined;
  /** The sectors of small streams, within a stream of their own. */
  const minis = (): Sectors => {
    if (small !== undefined) return small;
    const chain = follow(sectors, bytes.readInt32LE(AT.miniFat), size);
    small = {
      // All of the chain: not every program says rightly how much of it is used.
      bytes: follow(sectors, root.start, size),
      size: 1 << MINI_SHIFT,
      next: (sector) => (sector * 4 + 4 > chain.length ? -1 : chain.readInt32LE(sector * 4)),
    };
    return small;
  };
  const cutoff = bytes.readUInt32LE(AT.cutoff);
  return {
    stream(name) {
      const entry = streams.get(name.toUpperCase());
      if (entry === undefined) return undefined;
      return entry.size < cutoff
        ? follow(minis(), entry.start, 0, entry.size)
        : follow(sectors, entry.start, size, entry.size);
    },
  };
}
