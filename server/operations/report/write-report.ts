// Writes the report of a case to a file, and its signed manifest to another.
import { basename } from 'node:path';
import type { ReportResult } from '#contract/report.ts';
import type { Workspace } from '../../workspace.ts';
import { assertTargets } from '../assert-targets.ts';
import { writeManifest } from '../manifest.ts';
import { writeWhole } from '../write-whole.ts';
import { makeReport, type ReportOptions } from './make-report.ts';

/** @throws what `makeReport` throws; input-refused where a file cannot be written: then there is neither of them, and no entry */
export async function writeReport(
  workspace: Workspace,
  options: ReportOptions,
  { file, manifestFile }: { file: string; manifestFile?: string },
): Promise<ReportResult> {
  await assertTargets(workspace, file, manifestFile);
  const make = (): ReturnType<typeof makeReport> =>
    makeReport(workspace, { ...options, name: basename(file) });
  const { result, manifest } = await writeWhole(file, async () => {
    const {
      content,
      manifest: signed,
      name: _name,
      mediaType: _mediaType,
      ...rest
    } = await (manifestFile === undefined ? make() : writeManifest(manifestFile, make));
    return { content: [content], result: rest, manifest: signed };
  });
  return manifestFile === undefined ? { file, ...result } : { file, ...result, manifest };
}
