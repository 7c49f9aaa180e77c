// The lists in a ZIP archive: each member as a source of bytes, named as the computer that packed it wrote its name.
import { isAscii, isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import type yauzl from 'yauzl';
import { VinetraceError } from '#contract/errors.ts';
import { openArchive } from './archive-reader.ts';
import { bufferSource, type ByteSource } from './byte-source.ts';
import { entryBytes } from './entry-bytes.ts';
import { legacyEncoding } from './legacy-encoding.ts';
import { refuse } from './refuse.ts';
import { MOST_PARTS, UNPACKED_LIMIT } from './xlsx/limits.ts';

/** A member of an archive. */
export interface ArchiveMember {
  /** Its path in the archive. */
  path: string;
  bytes: ByteSource;
}

/** A workbook is read here and there; in an archive it is unpacked into memory for that, up to this size. */
const HELD = 64 * 1024 * 1024;
/** What packers and file managers leave behind: no lists. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
const UTF8_NAME = 0x800;

/** Names without the mark for UTF-8 are in the encoding of the computer that packed them. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  if ((entry.generalPurposeBitFlag & UTF8_NAME) !== 0 || isAscii(raw)) return entry.fileName;
  const encoding = isUtf8(raw) ? 'utf-8' : legacyEncoding(raw);
  return new TextDecoder(encoding).decode(raw).replaceAll('\\', '/');
}

async function hold(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  if (entry.uncompressedSize > HELD) {
    refuse(
      'file',
      '压缩包中的工作簿大于 64 MB：请先解压',
      'the workbook in the archive is larger than 64 MB: unpack it first',
    );
  }
  const pieces: Buffer[] = [];
  for await (const piece of entryBytes(zip, entry)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function memberSource(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string): ByteSource {
  const size = entry.uncompressedSize;
  const name = posix.basename(path);
  let held: Promise<Buffer> | undefined;
  const pieces = async function* (start: number, end: number): AsyncGenerator<Buffer> {
    if (entry.isEncrypted()) {
      refuse(
        'file',
        '压缩包有密码：请解压后给出其中的文件',
        'the archive is locked by a password: unpack it and give the files in it',
      );
    }
    try {
      if (start === 0 && end === size) {
        yield* entryBytes(zip, entry);
        return;
      }
      held ??= hold(zip, entry);
      yield* bufferSource(name, await held).stream(start, end) as AsyncIterable<Buffer>;
    } catch (error) {
      if (error instanceof VinetraceError) throw error;
      refuse(
        'file',
        '压缩包已损坏：请从完好的副本重新打包',
        'the archive is damaged: pack it again from a sound copy',
        error,
      );
    }
  };
  return {
    name,
    size,
    stream: (start = 0, end = size) => Readable.from(pieces(start, end), { objectMode: false }),
  };
}

/**
 * The members of an archive in its order, folders and litter left out. Throws `input-refused` for an archive of too many
 * files or one that unpacks to too much, and what yauzl throws for a broken one.
 */
export async function archiveMembers(source: ByteSource): Promise<ArchiveMember[]> {
  const zip = await openArchive(source);
  if (zip.entryCount > MOST_PARTS) {
    refuse('file', '压缩包内文件超过一万个：请解压', 'the archive holds more than 10,000 files: unpack it');
  }
  const members: ArchiveMember[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize;
    if (declared > UNPACKED_LIMIT) {
      refuse(
        'file',
        '文件解压后超过 512 MB：请解压后分别给出',
        'the file would unpack to more than 512 MB: unpack it and give the files in it',
      );
    }
    const path = nameOf(entry);
    if (!path.endsWith('/') && !LITTER.test(path))
      members.push({ path, bytes: memberSource(zip, entry, path) });
  }
  return members;
}
