// A data directory at work: its record, opened with its key and locked, and the graph that is projected from it.
import type { Text } from '#contract/text.ts';
import { accountsOf, type Accounts } from './accounts.ts';
import { acrossOf, type Across } from './across.ts';
import type { Config } from './config.ts';
import { liveHub, type LiveHub } from './live.ts';
import { projectionOf, type Projection } from './projection.ts';
import {
  bufferKeyOf,
  graphState,
  maskedKeyOf,
  openRecord,
  resolveKey,
  signerOf,
  transferSeedOf,
  uploadKeyOf,
  type Record as EvidenceRecord,
  type Signer,
} from './record/index.ts';
import { identityOf } from './transfer/identity.ts';
import { openSpool, type Spool } from './uploads/spool.ts';
import { SkeletonStore, workerPool, type Workers } from './workers/index.ts';

export interface Workspace {
  config: Config;
  record: EvidenceRecord;
  graph: Projection;
  accounts: Accounts;
  /** What cases have in common, brought up to date in the background. */
  across: Across;
  /** Files that were uploaded and wait to be imported. */
  spool: Spool;
  workers: Workers;
  /** What is known of lists between questions. */
  readonly skeletons: SkeletonStore;
  /** Signs what leaves the house. */
  signer: Signer;
  /** Told after something was entered and the graph has followed, or failed to. */
  readonly entered: Set<() => void>;
  /** What pages that are open are told beside that. */
  readonly live: LiveHub;
  /** Opens what other installations lock for this one. */
  readonly transferIdentity: string;
  /** Under which ids and hashes of a masked part are replaced. */
  readonly maskedKey: Buffer;
  /** The key for what a person's page keeps on its machine. */
  bufferKey(user: string): Buffer;
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
  const { key, id, created } = resolveKey(config.data, config.env);
  if (created !== undefined) {
    tell({
      zh: `已生成密钥文件 ${created}；没有它，数据无法打开，请妥善备份。`,
      en: `A key was made: ${created}. Without it the data cannot be opened; keep a copy of it.`,
    });
  }
  const record = openRecord({ data: config.data, key, keyId: id, headsFile: config.headsFile });
  const graph = projectionOf(config, graphState(record));
  const workers = workerPool(thread);
  const across = acrossOf(record, workers);
  return {
    config,
    record,
    graph,
    accounts: accountsOf(record, config.adminName),
    across,
    spool: openSpool(config.data, uploadKeyOf(key)),
    workers,
    skeletons: new SkeletonStore(),
    signer: signerOf(key),
    transferIdentity: identityOf(transferSeedOf(key)),
    maskedKey: maskedKeyOf(key),
    entered: new Set(),
    live: liveHub(),
    bufferKey: (user) => bufferKeyOf(key, user),
    async close() {
      await across.close();
      await workers.close();
      await graph.close().finally(() => record.close());
    },
  };
}
