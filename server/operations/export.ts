// Exports the graph of a case, or what stands around one element, as a file; the journal keeps the file's hash.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { finished } from 'node:stream/promises';
import { Transform, Writable } from 'node:stream';
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { ExportRequest, exportResult } from '#contract/operations.ts';
import type { ExportGraph } from '../exporters/define.ts';
import { EXPORTERS } from '../exporters/registry.ts';
import type { Workspace } from '../workspace.ts';
import { exportGraph } from './export-graph.ts';
import { STAGES, type OnProgress } from './progress.ts';

type Result = z.infer<typeof exportResult>;

export interface ExportOptions extends ExportRequest {
  case: string;
  actor: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** Counts of what an export holds: `total` is that of the whole case. */
interface Made {
  graph: ExportGraph;
  nodes: number;
  edges: number;
  shown: number;
  total: number;
}

async function make(workspace: Workspace, options: ExportOptions): Promise<Made> {
  if (options.reveal === true && options.reason === undefined) {
    fail('wrong-usage', '不掩码须说明理由', 'What is unmasked needs a reason');
  }
  options.onProgress({ stage: STAGES.export, done: 0 });
  const { graph, total } = await exportGraph(workspace, options);
  const [nodes, edges] = [graph.nodes.length, graph.edges.length];
  return { graph, nodes, edges, shown: nodes + edges, total };
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

/**
 * Writes an export to `file`: whole, or not at all.
 * @throws not-found for an unknown focus, wrong-usage for a reveal without a reason, input-refused where the file cannot
 * be written; no file is left then
 */
export async function exportCase(
  workspace: Workspace,
  options: ExportOptions & { file: string },
): Promise<Result> {
  const made = await make(workspace, options);
  const partial = `${options.file}.${process.pid}.partial`;
  try {
    const sha256 = await writeHashed(made.graph, options, partial).catch((error: NodeJS.ErrnoException) =>
      error.code === undefined
        ? Promise.reject(error)
        : fail(
            'input-refused',
            `无法写入 ${options.file}`,
            `${options.file} cannot be written (${error.code})`,
            [],
            error,
          ),
    );
    throwIfCancelled(options.signal);
    await note(workspace, options, made, sha256);
    await rename(partial, options.file);
    const { nodes, edges, shown, total } = made;
    return { file: options.file, sha256, nodes, edges, shown, total };
  } finally {
    await rm(partial, { force: true });
  }
}

async function writeHashed(graph: ExportGraph, { format }: ExportOptions, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const whole = finished(through.pipe(file));
  file.once('error', (error) => through.destroy(error));
  await Promise.all([EXPORTERS[format].write(graph, through).then(() => through.end()), whole]);
  return hash.digest('hex');
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
  const exporter = EXPORTERS[options.format];
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
  const { nodes, edges, shown, total } = made;
  return {
    name: `${basename(options.case)}${exporter.extension}`,
    mediaType: exporter.mediaType,
    sha256,
    nodes,
    edges,
    shown,
    total,
    async write(out) {
      await exporter.write(made.graph, out);
      out.end();
    },
  };
}
