// Exports the graph of a case, or what stands around one element, as a file; the journal keeps the file's hash.
import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { LineageState } from '#contract/lineage-state.ts';
import type { ExportFormats, ExportRequest, exportResult } from '#contract/operations.ts';
import type { ExportGraph } from '../exporters/define.ts';
import { EXPORTERS, exporterOf } from '../exporters/registry.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import { FILE_MODE } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { exportGraph } from './export-graph.ts';
import { STAGES, type OnProgress } from '../progress.ts';

type Result = z.infer<typeof exportResult>;

export interface ExportOptions extends ExportRequest {
  case: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** The formats that a case can be exported in. */
export const formatsOf = (): { formats: ExportFormats } => ({
  formats: EXPORTERS.map(({ format, title, extension, mediaType }) => ({
    format,
    title,
    extension,
    mediaType,
  })),
});

/** Counts of what an export holds: `total` is that of the whole case. */
interface Made {
  graph: ExportGraph;
  nodes: number;
  edges: number;
  shown: number;
  total: number;
  lineageUpTo: LineageState;
}

async function make(workspace: Workspace, options: ExportOptions): Promise<Made> {
  if (options.reveal === true && options.reason === undefined) {
    fail('wrong-usage', '不掩码须说明理由', 'What is unmasked needs a reason');
  }
  exporterOf(options.format);
  options.onProgress({ stage: STAGES.export, done: 0 });
  const lineageUpTo = lineageStateOf(workspace.record, options.case);
  const { graph, total } = await exportGraph(workspace, options);
  const [nodes, edges] = [graph.nodes.length, graph.edges.length];
  return { graph, nodes, edges, shown: nodes + edges, total, lineageUpTo };
}

/** Says in the journal who exported what, why unmasked, and the SHA-256 by which the file is known again. */
async function note(
  { record }: Pick<Workspace, 'record'>,
  options: ExportOptions,
  made: Made,
  sha256: string,
) {
  const { format, focus, hops, reveal, reason } = options;
  await record.transaction(
    options.actor,
    (tx) =>
      tx.append({
        action: reveal === true ? 'export-reveal' : 'export',
        case: options.case,
        subject: `Case:${options.case}`,
        payload: {
          format,
          sha256,
          nodes: made.nodes,
          edges: made.edges,
          ...(focus === undefined ? {} : { focus, hops: hops ?? 1 }),
          ...(reason === undefined ? {} : { reason }),
        },
      }),
    { signal: options.signal },
  );
}

const throwIfCancelled = (signal: AbortSignal): void => {
  if (signal.aborted) fail('cancelled', '导出已取消', 'The export was cancelled');
};

/** What an export will hold, in pieces, and its SHA-256. */
async function bytesOf(graph: ExportGraph, format: string): Promise<{ pieces: Buffer[]; sha256: string }> {
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  await exporterOf(format).write(
    graph,
    new Writable({
      write(piece: Buffer, _encoding, done) {
        hash.update(piece);
        pieces.push(piece);
        done();
      },
    }),
  );
  return { pieces, sha256: hash.digest('hex') };
}

const isExisting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Opens the file to write to, as it is where there is one; `made` says that there was none. */
async function openTarget(path: string): Promise<{ file: FileHandle; made: boolean }> {
  try {
    return { file: await open(path, 'wx', FILE_MODE), made: true };
  } catch (error) {
    if (!isExisting(error)) throw error;
    return { file: await open(path, 'r+'), made: false };
  }
}

const unwritable = (path: string, error: unknown): never => {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return fail(
    'input-refused',
    `无法写入 ${path}`,
    `${path} cannot be written (${String(error.code)})`,
    [],
    error,
  );
};

async function fill(file: FileHandle, pieces: readonly Buffer[]): Promise<void> {
  // What is no regular file (a pipe, a terminal) has neither length nor a mode of ours.
  if ((await file.stat()).isFile()) {
    await file.chmod(FILE_MODE);
    await file.truncate(0);
  }
  await file.writeFile(Buffer.concat(pieces));
}

/**
 * Writes an export to `file`. It is made in memory and written in one go, for no temporary file may lie outside the data
 * directory, nor anything unmasked in it; the entry stands before the first byte.
 * @throws not-found for an unknown focus, wrong-usage for a reveal without a reason, input-refused where the file cannot
 * be written; no file is left then, and one that was there stays as it was
 */
export async function exportCase(
  workspace: Workspace,
  options: ExportOptions & { file: string },
): Promise<Result> {
  const made = await make(workspace, options);
  const { pieces, sha256 } = await bytesOf(made.graph, options.format);
  throwIfCancelled(options.signal);
  const target = await openTarget(options.file).catch((error: unknown) => unwritable(options.file, error));
  let done = false;
  try {
    await note(workspace, options, made, sha256);
    await fill(target.file, pieces).catch((error: unknown) => unwritable(options.file, error));
    done = true;
  } finally {
    await target.file.close();
    if (target.made && !done) await rm(options.file, { force: true });
  }
  const { nodes, edges, shown, total, lineageUpTo } = made;
  return { file: options.file, sha256, nodes, edges, shown, total, lineageUpTo };
}

/** An export that is not written to a file: what it will be, and how to write it. */
export interface ExportStream extends Omit<Result, 'file'> {
  /** Name for the file, made of the case's id. */
  name: string;
  mediaType: string;
  /** Writes it, and ends the stream. */
  write(out: Writable): Promise<void>;
}

/**
 * Prepares an export for a stream. It is made twice, once for the hash that the journal keeps and once for the reader:
 * so nothing of it lies on the disk, and the entry stands before the first byte leaves.
 */
export async function streamExport(workspace: Workspace, options: ExportOptions): Promise<ExportStream> {
  const made = await make(workspace, options);
  const exporter = exporterOf(options.format);
  const hash = createHash('sha256');
  await exporter.write(
    made.graph,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done();
      },
    }),
  );
  const sha256 = hash.digest('hex');
  await note(workspace, options, made, sha256);
  const { nodes, edges, shown, total, lineageUpTo } = made;
  return {
    name: `${basename(options.case)}${exporter.extension}`,
    mediaType: exporter.mediaType,
    sha256,
    nodes,
    edges,
    shown,
    total,
    lineageUpTo,
    async write(out) {
      await exporter.write(made.graph, out);
      out.end();
    },
  };
}
