// The file that a line of lists.csv names: one in the folder, or one in a ZIP archive there (`lists/a.zip/inner/b.csv`).
import { VinetraceError } from '#contract/errors.ts';
import { both } from '#contract/text.ts';
import { firstOf } from '../first-of.ts';
import { archiveMembers } from '../readers/archive-members.ts';
import { fileSource, type ByteSource } from '../readers/byte-source.ts';
import { safePath, type SafePath } from './safe-path.ts';

/** Where a list lies: `path` is the archive where `bytes` is a member of it. */
export type ListFile = { path: string; bytes?: ByteSource } | Extract<SafePath, { refused: unknown }>;

const IN_ARCHIVE = /^(.*?\.zip)\/(.+)$/i;

async function memberOf(path: string, wanted: string): Promise<ListFile> {
  try {
    const members = await archiveMembers(fileSource(path));
    const found = members.find((member) => member.path === wanted);
    if (found !== undefined) return { path, bytes: found.bytes };
    const there = firstOf(members.map((member) => member.path));
    return {
      refused: both(
        `压缩包中没有这个文件：其中有${there.zh}`,
        `there is no such file in the archive: it holds ${there.en}`,
      ),
      absent: true,
    };
  } catch (error) {
    if (error instanceof VinetraceError) return { refused: error.faults[0]?.message ?? error.detail };
    return {
      refused: both('压缩包已损坏：请重新打包', 'the archive is damaged: pack it again'),
    };
  }
}

/** Resolves what `file` says, within the folder. */
export async function listFile(root: string, written: string): Promise<ListFile> {
  const found = await safePath(root, written);
  const parts = 'absent' in found ? IN_ARCHIVE.exec(written) : null;
  if (parts === null) return found;
  const archive = await safePath(root, parts[1]!);
  return 'refused' in archive ? archive : memberOf(archive.path, parts[2]!);
}
