// Takes an uploaded file into the spool; an archive of lists becomes as many uploads as it has lists.
import { fail, VinetraceError } from '#contract/errors.ts';
import { MOST_UPLOADS, upload, UPLOAD_LIMIT, type Upload } from '#contract/import.ts';
import type { Kept } from '../../uploads/spool.ts';
import type { Workspace } from '../../workspace.ts';
import { eachMember, isArchive } from './archive.ts';

/** The upload as the person sees it. */
export const shownUpload = (kept: Kept): Upload => upload.parse(kept);

interface Taken {
  uploads: Upload[];
  /** Names in the archive that are no lists. */
  skipped: string[];
}

/** All lists of an archive, or nothing at all of it. */
async function unpack({ spool }: Pick<Workspace, 'spool'>, whole: Kept): Promise<Taken | undefined> {
  const taken: Kept[] = [];
  let left = UPLOAD_LIMIT;
  const drop = (): void => taken.forEach(({ id }) => spool.remove(id));
  try {
    let refusal: VinetraceError | undefined;
    const skipped = await eachMember(spool.source(whole), async ({ name, open }) => {
      try {
        if (taken.length >= MOST_UPLOADS)
          fail(
            'too-large',
            `压缩包内的名单超过 ${MOST_UPLOADS} 个：请分几次上传`,
            `The archive holds more than ${MOST_UPLOADS} lists: upload it in parts`,
          );
        const made = await spool.take(await open(), {
          name,
          actor: whole.actor,
          archive: whole.name,
          limit: left,
        });
        left -= made.bytes;
        taken.push(made);
      } catch (error) {
        if (error instanceof VinetraceError) refusal = error;
        throw error;
      }
    });
    if (refusal !== undefined) throw refusal;
    if (skipped !== undefined && taken.length > 0) return { uploads: taken.map(shownUpload), skipped };
    drop();
    return undefined;
  } catch (error) {
    drop();
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
  if (await isArchive(spool.source(whole))) {
    const unpacked = await unpack(workspace, whole).catch((error: unknown) => {
      spool.remove(whole.id);
      throw error;
    });
    if (unpacked !== undefined) {
      spool.remove(whole.id);
      return unpacked;
    }
  }
  return { uploads: [shownUpload(whole)], skipped: [] };
}
