// A data directory at work: its record, opened with its key and locked, and the graph that is projected from it.
import type { Text } from '#contract/text.ts';
import { accountsOf, type Accounts } from './accounts.ts';
import type { Config } from './config.ts';
import { projectionOf, type Projection } from './projection.ts';
import {
  graphState,
  openRecord,
  resolveKey,
  uploadKeyOf,
  type Record as EvidenceRecord,
} from './record/index.ts';
import { openSpool, type Spool } from './uploads/spool.ts';
import { workerPool, type Workers } from './workers/index.ts';

export interface Workspace {
  config: Config;
  record: EvidenceRecord;
  graph: Projection;
  accounts: Accounts;
  /** Files that were uploaded and wait to be imported. */
  spool: Spool;
  workers: Workers;
  /** Told after something was entered and the graph has followed, or failed to. */
  readonly entered: Set<() => void>;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  config: Config;
  /** Told where a key was made. */
  tell: (message: Text) => void;
  /** The workers' program, where it does not lie beside ours. */
  thread?: string;
}

/**
 * Opens a data directory, made where there is none.
 * The graph is opened by the first that needs it, so that what only reads the record works without it.
 * @throws data-in-use, wrong-key
 */
export async function openWorkspace({ config, tell, thread }: WorkspaceOptions): Promise<Workspace> {
  const { key, created } = resolveKey(config.data, config.env);
  if (created !== undefined) {
    tell({
      zh: `已生成密钥文件 ${created}；没有它，数据无法打开，请妥善备份。`,
      en: `A key was made: ${created}. Without it the data cannot be opened; keep a copy of it.`,
    });
  }
  const record = openRecord({ data: config.data, key });
  const graph = projectionOf(config, graphState(record));
  const workers = workerPool(thread);
  return {
    config,
    record,
    graph,
    accounts: accountsOf(record),
    spool: openSpool(config.data, uploadKeyOf(key)),
    workers,
    entered: new Set(),
    async close() {
      await workers.close();
      await graph.close().finally(() => record.close());
    },
  };
}
