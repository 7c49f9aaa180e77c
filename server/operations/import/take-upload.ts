// Takes an uploaded file into the spool; an archive of lists becomes as many uploads as it has lists.
import { extname } from 'node:path';
import { fail, VinetraceError } from '#contract/errors.ts';
import { MOST_UPLOADS, upload, type Upload } from '#contract/import.ts';
import { archiveMembers, type ArchiveMember } from '../../ingest/readers/archive-members.ts';
import { readBytes, type ByteSource } from '../../ingest/readers/byte-source.ts';
import type { Kept } from '../../uploads/spool.ts';
import type { Workspace } from '../../workspace.ts';

/** What a list in an archive may be called. */
const LISTS = new Set(['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.xls', '.et']);

/** The upload as the person sees it. */
export const shownUpload = (kept: Kept): Upload => upload.parse(kept);

interface Taken {
  uploads: Upload[];
  /** Names in the archive that are no lists. */
  skipped: string[];
}

/** Lists in an archive; undefined where the file is a workbook, no whole archive, or holds no list: then it is read itself. */
async function listsIn(
  source: ByteSource,
): Promise<{ lists: ArchiveMember[]; skipped: string[] } | undefined> {
  const begins = await readBytes(source, 0, Math.min(4, source.size));
  if (begins.toString('latin1') !== 'PK\u0003\u0004') return undefined;
  const members = await archiveMembers(source).catch((error: unknown) => {
    if (error instanceof VinetraceError) throw error;
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

/** All lists of an archive, or nothing of it. */
async function unpack(
  { spool }: Pick<Workspace, 'spool'>,
  whole: Kept,
  lists: readonly ArchiveMember[],
): Promise<Upload[]> {
  const taken: Kept[] = [];
  try {
    for (const { bytes } of lists)
      taken.push(
        await spool.take(bytes.stream(), { name: bytes.name, actor: whole.actor, archive: whole.name }),
      );
    return taken.map(shownUpload);
  } catch (error) {
    for (const { id } of taken) spool.remove(id);
    throw error;
  }
}

/**
 * Takes one file as it comes.
 * @throws too-large; conflict where the person has too many uploads waiting
 */
export async function takeUpload(
  workspace: Pick<Workspace, 'spool'>,
  bytes: AsyncIterable<Uint8Array>,
  about: { name: string; actor: string },
): Promise<Taken> {
  const { spool } = workspace;
  if (spool.list(about.actor).length >= MOST_UPLOADS) {
    fail(
      'conflict',
      `已有 ${MOST_UPLOADS} 个文件待导入：请先导入或移除一些`,
      `${MOST_UPLOADS} files wait to be imported already: import or remove some first`,
    );
  }
  const whole = await spool.take(bytes, about);
  try {
    const inside = await listsIn(spool.source(whole));
    if (inside === undefined) return { uploads: [shownUpload(whole)], skipped: [] };
    const made = await unpack(workspace, whole, inside.lists);
    spool.remove(whole.id);
    return { uploads: made, skipped: inside.skipped };
  } catch (error) {
    spool.remove(whole.id);
    throw error;
  }
}
