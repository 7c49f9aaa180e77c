// The files of a graph, from paths of the command line or from uploads.
import { fail } from '#contract/errors.ts';
import { fileSource } from '../../ingest/readers/byte-source.ts';
import { fileHash } from '../../record/index.ts';
import type { Workspace } from '../../workspace.ts';
import type { GraphFile } from './look.ts';

/** @throws input-refused where a file cannot be read */
export const filesOf = (paths: readonly string[]): Promise<GraphFile[]> =>
  Promise.all(
    paths.map(async (path) => {
      const unreadable = (error: unknown): never =>
        fail('input-refused', `无法读取文件 ${path}`, `The file ${path} cannot be read`, [], error);
      const sha256 = await fileHash(path).catch(unreadable);
      return { source: fileSource(path), sha256 };
    }),
  );

/** @throws not-found where the person has no such upload */
export const uploadsOf = (
  { spool }: Pick<Workspace, 'spool'>,
  actor: string,
  ids: readonly string[],
): GraphFile[] =>
  ids.map((id) => {
    const kept = spool.find(actor, id);
    return { source: spool.source(kept), sha256: kept.sha256 };
  });
