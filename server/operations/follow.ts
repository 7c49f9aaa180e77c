// The graph follows the record: what was entered stands, whatever becomes of the graph.
import { fail, VinetraceError } from '#contract/errors.ts';
import type { OnProgress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Brings into the graph what the record holds since `before`. It cannot be cancelled: from here on the work stands, and nobody
 * is to be told that nothing changed.
 *
 * @param before number of the last entry before the work
 * @throws graph-unavailable, foreign-graph, saying that the record holds what was entered and how the graph is completed
 */
export async function followInGraph(
  { record, graph, across, entered }: Pick<Workspace, 'record' | 'graph' | 'across' | 'entered'>,
  before: number,
  onProgress: OnProgress = () => {},
): Promise<void> {
  try {
    await graph.catchUp({ onProgress });
  } catch (error) {
    if (!(error instanceof VinetraceError) || record.head() === before) throw error;
    const { zh, en } = error.detail;
    fail(
      error.code,
      `已记录在案，图待补全（下次写入或 rebuild 时自动完成）：${zh}`,
      `It is recorded; the graph is completed by the next command that writes, or by rebuild: ${en}`,
      error.faults,
      error,
    );
  } finally {
    if (record.head() !== before) {
      // Nobody waits for it: a question that comes before it is done does, or says that it is behind.
      across.refresh().catch(() => undefined);
      for (const tell of entered) tell();
    }
  }
}
