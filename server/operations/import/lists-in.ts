// The lists in an archive that was given instead of one list.
import { extname } from 'node:path';
import { fail, VinetraceError } from '#contract/errors.ts';
import { MOST_UPLOADS } from '#contract/import.ts';
import { archiveMembers, type ArchiveMember } from '../../ingest/readers/archive-members.ts';
import { readBytes, type ByteSource } from '../../ingest/readers/byte-source.ts';
import { refuseList } from '../../ingest/refuse-list.ts';

/** What a list in an archive may be called. */
const LISTS = new Set(['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.xls', '.et']);

/** Lists in an archive; undefined where the file is a workbook, no whole archive, or holds no list: then it is read itself. */
export async function listsIn(
  source: ByteSource,
): Promise<{ lists: ArchiveMember[]; skipped: string[] } | undefined> {
  const begins = await readBytes(source, 0, Math.min(4, source.size));
  if (begins.toString('latin1') !== 'PK\u0003\u0004') return undefined;
  const members = await archiveMembers(source).catch((error: unknown) => {
    if (error instanceof VinetraceError)
      refuseList({ id: '', file: source.name, path: '', bytes: source }, error);
    return [];
  });
  if (members.some(({ path }) => /^(?:xl\/|\[Content_Types\])/.test(path))) return undefined;
  const isList = ({ path }: ArchiveMember): boolean => LISTS.has(extname(path).toLowerCase());
  const lists = members.filter(isList);
  if (lists.length === 0) return undefined;
  if (lists.length > MOST_UPLOADS) {
    fail(
      'too-large',
      `压缩包内的名单超过 ${MOST_UPLOADS} 个：请分几次上传`,
      `The archive holds more than ${MOST_UPLOADS} lists: upload it in parts`,
    );
  }
  return { lists, skipped: members.filter((member) => !isList(member)).map(({ path }) => path) };
}
