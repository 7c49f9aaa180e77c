// Makes the report of a case in memory, and notes in the journal who made it and its hash.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { fail } from '#contract/errors.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { ReportRequest, ReportResult } from '#contract/report.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { composeReport } from '../../report/compose.ts';
import { RENDERERS } from '../../report/render/registry.ts';
import type { Workspace } from '../../workspace.ts';
import { assertApproved, spendApproval, type Wanted } from '../approvals.ts';
import { signManifest } from '../manifest.ts';
import { gatherReport } from './gather.ts';

export interface ReportOptions extends ReportRequest {
  case: string;
  actor: string;
  /** What the file will be called, which its manifest names; made of case and language where nobody said. */
  name?: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

export interface MadeReport extends Omit<ReportResult, 'file' | 'manifest'> {
  /** Name for the file. */
  name: string;
  mediaType: string;
  content: Buffer;
  manifest: Manifest;
}

/** What a second person is asked for, where a report is unmasked. */
export const wantedReport = (
  caseId: string,
  actor: string,
  { format, language, select }: ReportRequest,
): Wanted => ({
  case: caseId,
  actor,
  scope: { kind: 'report', format, language, ...(select === undefined ? {} : { select }) },
});

/**
 * The report as bytes. It is whole in memory before its entry is written, for no part of it may lie on the disk.
 * @throws wrong-usage for a reveal without a reason, not-found for an unknown element, cancelled
 */
export async function makeReport(workspace: Workspace, options: ReportOptions): Promise<MadeReport> {
  const { case: caseId, actor, name: wanted, onProgress, signal, ...request } = options;
  if (request.reveal === true && request.reason === undefined) {
    fail('wrong-usage', '不掩码须说明理由', 'What is unmasked needs a reason');
  }
  const toApprove = wantedReport(caseId, actor, request);
  if (request.reveal === true) assertApproved(workspace.record, toApprove);
  const stop = (): void => {
    if (signal.aborted) fail('cancelled', '报告已取消', 'The report was cancelled');
  };
  onProgress({ stage: STAGES.report, done: 0 });
  const data = await gatherReport(workspace, caseId, request, signal).catch((error: unknown) => {
    stop();
    throw error;
  });
  const report = composeReport(data);
  const renderer = RENDERERS[request.format];
  const content = await renderer.render(report, async (done, of) => {
    onProgress({ stage: STAGES.report, done, total: of });
    await setImmediate();
    stop();
  });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const shown = data.nodes.length + data.edges.length;
  const revealed = request.reveal === true;
  const name = wanted ?? `${caseId}-report-${request.language}${renderer.extension}`;
  const entry = await workspace.record.transaction(
    actor,
    (tx) => {
      if (revealed) spendApproval(tx, toApprove);
      return tx.append({
        action: revealed ? 'report-reveal' : 'report',
        case: caseId,
        subject: `Case:${caseId}`,
        payload: {
          format: request.format,
          language: request.language,
          sha256,
          shown,
          ...(request.reason === undefined ? {} : { reason: request.reason }),
        },
      });
    },
    { signal },
  );
  const manifest = signManifest(
    workspace,
    {
      file: { name, sha256, bytes: content.length },
      case: caseId,
      format: `report-${request.format}`,
      nodes: data.nodes.length,
      edges: data.edges.length,
      shown,
      total: data.total,
      revealed,
    },
    entry,
  );
  return {
    name,
    mediaType: renderer.mediaType,
    content,
    sha256,
    bytes: content.length,
    format: request.format,
    language: request.language,
    sections: report.sections.map(({ id }) => id),
    shown,
    total: data.total,
    manifest,
  };
}
