// The lists in a ZIP archive, one by one: names as they were meant, contents as they come.
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Entry } from 'yauzl';
import { openArchive } from '../../ingest/readers/archive-reader.ts';
import { readBytes, type ByteSource } from '../../ingest/readers/byte-source.ts';

/** What a list of an archive may be called. */
const LISTS = new Set(['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.xls', '.et']);
/** What programs leave in archives and no person put there. */
const DEBRIS = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|~\$|Thumbs\.db$|desktop\.ini$)/i;
/** An archive of more members is looked at no further. */
const MOST_MEMBERS = 2_000;
const UTF8_NAMES = 0x800;
const ENCRYPTED = 1;

/** One list of an archive, its content opened when it is asked for. */
export interface Member {
  name: string;
  bytes: number;
  open(): Promise<Readable>;
}

/** Names without a flag are in the code page of the computer that packed them; in China that is GB18030. */
function nameOf({ fileName, fileNameRaw, generalPurposeBitFlag }: Entry & { fileNameRaw?: Buffer }): string {
  if (fileNameRaw === undefined || (generalPurposeBitFlag & UTF8_NAMES) !== 0) return fileName;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
  } catch {
    return new TextDecoder('gb18030').decode(fileNameRaw);
  }
}

/** Whether a file begins as a ZIP archive does. */
export const isArchive = async (source: ByteSource): Promise<boolean> =>
  (await readBytes(source, 0, Math.min(4, source.size))).toString('latin1') === 'PK\u0003\u0004';

/**
 * Goes through the lists of an archive. Nothing is given where the file is a workbook or no whole archive: then it is a list
 * itself, and whoever reads it says what is wrong.
 *
 * @returns names that were passed over, or undefined where the file is no archive of lists
 */
export async function eachMember(
  source: ByteSource,
  take: (member: Member) => Promise<void>,
): Promise<string[] | undefined> {
  const archive = await openArchive(source).catch(() => undefined);
  if (archive === undefined) return undefined;
  try {
    const entries: Entry[] = [];
    if (archive.entryCount > MOST_MEMBERS) return undefined;
    for await (const entry of archive.eachEntry()) entries.push(entry);
    const isWorkbook = entries.some(({ fileName }) => /^(?:xl\/workbook\.|\[Content_Types\])/.test(fileName));
    if (isWorkbook) return undefined;
    const skipped: string[] = [];
    for (const entry of entries) {
      const name = nameOf(entry);
      if (name.endsWith('/') || DEBRIS.test(name)) continue;
      const isLocked = (entry.generalPurposeBitFlag & ENCRYPTED) !== 0;
      if (isLocked || !LISTS.has(extname(name).toLowerCase())) skipped.push(name);
      else {
        await take({
          name,
          bytes: entry.uncompressedSize,
          open: () => archive.openReadStreamPromise(entry),
        });
      }
    }
    return skipped;
  } catch {
    return undefined;
  } finally {
    archive.close();
  }
}
