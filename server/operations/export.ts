// Exports the graph of a case, or what stands around one element, as a file; the journal keeps the file's hash.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import type { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { LineageState } from '#contract/lineage-state.ts';
import type { Language } from '#contract/text.ts';
import type { ExportFormats, ExportRequest, exportResult } from '#contract/operations.ts';
import type { ExportGraph } from '../exporters/define.ts';
import { EXPORTERS, exporterOf } from '../exporters/registry.ts';
import { lineageStateOf } from '../queries/lineage-state.ts';
import type { Workspace } from '../workspace.ts';
import { assertApproved, spendApproval, type Wanted } from './approvals.ts';
import { assertTargets } from './assert-targets.ts';
import { exportGraph } from './export-graph.ts';
import { signManifest, writeManifest, type SignedFacts } from './manifest.ts';
import { writeWhole } from './write-whole.ts';
import { STAGES, type OnProgress } from '../progress.ts';

type Result = z.infer<typeof exportResult>;

export interface ExportOptions extends ExportRequest {
  case: string;
  actor: string;
  /** Of what the file says in words. */
  language?: Language;
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

/** Counts of what an export holds: `chosen` is what was asked for, `total` the whole case. */
interface Made {
  graph: ExportGraph;
  nodes: number;
  edges: number;
  shown: number;
  chosen: number;
  total: number;
  lineageUpTo: LineageState;
}

/** What a second person is asked for, where it is unmasked. */
const wantedOf = ({ case: caseId, actor, format, focus, select, hops }: ExportOptions): Wanted => ({
  case: caseId,
  actor,
  scope: {
    kind: 'export',
    format,
    ...(focus === undefined ? {} : { focus }),
    ...(select === undefined ? {} : { select }),
    ...(hops === undefined ? {} : { hops }),
  },
});

async function make(workspace: Workspace, options: ExportOptions): Promise<Made> {
  if (options.reveal === true && options.reason === undefined) {
    fail('wrong-usage', '不掩码须说明理由', 'What is unmasked needs a reason');
  }
  if (options.focus !== undefined && options.select !== undefined)
    fail('wrong-usage', 'focus 与 select 只能用其一', 'Name a focus or a selection, not both');
  exporterOf(options.format);
  if (options.reveal === true) assertApproved(workspace.record, wantedOf(options));
  options.onProgress({ stage: STAGES.export, done: 0 });
  const lineageUpTo = lineageStateOf(workspace.record, options.case);
  const { graph, total } = await exportGraph(workspace, options);
  const part = exporterOf(options.format).part?.(graph) ?? graph;
  const [nodes, edges] = [part.nodes.length, part.edges.length];
  const chosen = graph.nodes.length + graph.edges.length;
  return { graph, nodes, edges, shown: nodes + edges, chosen, total, lineageUpTo };
}

/** Says in the journal who exported what, why unmasked, and the SHA-256 by which the file is known again. */
async function note(
  { record }: Pick<Workspace, 'record'>,
  options: ExportOptions,
  made: Made,
  sha256: string,
): Promise<number> {
  const { format, reveal, reason } = options;
  const { focus, select } = made.graph;
  return record.transaction(
    options.actor,
    (tx) => {
      if (reveal === true) spendApproval(tx, wantedOf(options));
      return tx.append({
        action: reveal === true ? 'export-reveal' : 'export',
        case: options.case,
        subject: `Case:${options.case}`,
        payload: {
          format,
          sha256,
          nodes: made.nodes,
          edges: made.edges,
          ...(focus === undefined ? {} : { focus: focus.id, hops: focus.hops }),
          ...(select === undefined ? {} : { select: select.elements, hops: select.hops }),
          ...(reason === undefined ? {} : { reason }),
        },
      });
    },
    { signal: options.signal },
  );
}

/** What a manifest says of an export. */
const signedFacts = (
  { case: caseId, format, reveal }: ExportOptions,
  { graph, nodes, edges, shown, total }: Made,
  file: { name: string; sha256: string; bytes: number },
): SignedFacts => ({
  file,
  case: caseId,
  format,
  nodes,
  edges,
  shown,
  total,
  ...(graph.focus === undefined ? {} : { focus: graph.focus }),
  ...(graph.select === undefined ? {} : { select: graph.select }),
  revealed: reveal === true,
});

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

/**
 * Writes an export to `file`. It is made in memory and written in one go, for no temporary file may lie outside the data
 * directory, nor anything unmasked in it; the entry stands before the first byte.
 * @throws not-found for an unknown focus, wrong-usage for a reveal without a reason, input-refused where the file cannot
 * be written; no file is left then, and one that was there stays as it was
 */
export async function exportCase(
  workspace: Workspace,
  options: ExportOptions & { file: string; manifestFile?: string | undefined },
): Promise<Result> {
  const { file, manifestFile } = options;
  await assertTargets(workspace, file, manifestFile);
  const made = await make(workspace, options);
  const { pieces, sha256 } = await bytesOf(made.graph, options.format);
  throwIfCancelled(options.signal);
  await writeWhole(file, async () => {
    if (manifestFile === undefined) await note(workspace, options, made, sha256);
    else
      await writeManifest(manifestFile, async () => {
        const entry = await note(workspace, options, made, sha256);
        const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
        const facts = signedFacts(options, made, { name: basename(file), sha256, bytes });
        return { manifest: signManifest(workspace, facts, entry) };
      });
    return { content: pieces };
  });
  const { nodes, edges, shown, chosen, total, lineageUpTo } = made;
  return { file, sha256, nodes, edges, shown, chosen, total, lineageUpTo };
}

/** An export that is not written to a file: what it will be, and how to write it. */
export interface ExportStream extends Omit<Result, 'file'> {
  /** Name for the file, made of the case's id. */
  name: string;
  mediaType: string;
  /** Where it was asked for. */
  manifest?: Manifest;
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
  let bytes = 0;
  await exporter.write(
    made.graph,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done();
      },
    }),
  );
  const sha256 = hash.digest('hex');
  const entry = await note(workspace, options, made, sha256);
  const name = `${basename(options.case)}${exporter.extension}`;
  const facts = signedFacts(options, made, { name, sha256, bytes });
  const { nodes, edges, shown, chosen, total, lineageUpTo } = made;
  return {
    name,
    ...(options.manifest === true ? { manifest: signManifest(workspace, facts, entry) } : {}),
    mediaType: exporter.mediaType,
    sha256,
    nodes,
    edges,
    shown,
    chosen,
    total,
    lineageUpTo,
    async write(out) {
      await exporter.write(made.graph, out);
      out.end();
    },
  };
}
