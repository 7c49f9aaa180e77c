// Takes an uploaded file into the spool; an archive of lists becomes as many uploads as it has lists.
import { fail, VinetraceError } from '#contract/errors.ts';
import { MOST_UPLOADS, upload, type Upload } from '#contract/import.ts';
import type { ArchiveMember } from '../../ingest/readers/archive-members.ts';
import { refuseList } from '../../ingest/refuse-list.ts';
import type { Kept } from '../../uploads/spool.ts';
import type { Workspace } from '../../workspace.ts';
import { listsIn } from './lists-in.ts';

/** The upload as the person sees it. */
export const shownUpload = (kept: Kept): Upload => upload.parse(kept);

interface Taken {
  uploads: Upload[];
  /** Names in the archive that are no lists. */
  skipped: string[];
}

/** All lists of an archive, or nothing of it. */
async function unpack(
  { spool }: Pick<Workspace, 'spool'>,
  whole: Kept,
  lists: readonly ArchiveMember[],
): Promise<Upload[]> {
  const taken: Kept[] = [];
  try {
    for (const { bytes } of lists) {
      const about = { name: bytes.name, actor: whole.actor, archive: whole.name };
      taken.push(
        await spool.take(bytes.stream(), about).catch((error: unknown) => {
          const isRefused = error instanceof VinetraceError && error.code === 'input-refused';
          return isRefused
            ? refuseList({ id: '', file: bytes.name, path: '', bytes }, error)
            : Promise.reject(error);
        }),
      );
    }
    return taken.map(shownUpload);
  } catch (error) {
    for (const { id } of taken) spool.remove(id);
    throw error;
  }
}

/**
 * Takes one file as it comes; an exhibit is not looked into.
 * @throws too-large; conflict where the person has too many uploads waiting
 */
export async function takeUpload(
  workspace: Pick<Workspace, 'spool'>,
  bytes: AsyncIterable<Uint8Array>,
  { isExhibit = false, ...about }: { name: string; actor: string; isExhibit?: boolean },
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
    if (isExhibit) return { uploads: [shownUpload(whole)], skipped: [] };
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
