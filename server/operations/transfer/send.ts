// Sends a case, or a part of it, as one encrypted file: noted in the journal with its reason before the first byte is made.
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { fail } from '#contract/errors.ts';
import type { TransferLock, TransferResult } from '#contract/transfer.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { assertKept } from '../../queries/data-state.ts';
import { FILE_MODE, fingerprintOf } from '../../record/index.ts';
import { sealed } from '../../transfer/seal.ts';
import type { Workspace } from '../../workspace.ts';
import { spendApproval, type Wanted } from '../approvals.ts';
import { assertTargets } from '../assert-targets.ts';
import { followInGraph } from '../follow.ts';
import { packTransfer, planTransfer, type Packing } from './pack.ts';

export interface Sending extends Packing {
  actor: string;
  lock: TransferLock;
}

/** A file on its way: what it will say of itself, and its bytes, which are counted and hashed as they go. */
export interface Outgoing {
  bytes: AsyncGenerator<Uint8Array>;
  /** Once the bytes have gone. */
  result(): Omit<TransferResult, 'file'>;
}

/** What a second person is asked for, where a case is sent unmasked. */
export const wantedTransfer = (
  caseId: string,
  actor: string,
  lists: readonly string[] | undefined,
): Wanted => ({
  case: caseId,
  actor,
  scope: { kind: 'transfer', ...(lists === undefined ? {} : { lists: [...lists] }) },
});

/**
 * Begins to send a case. The journal's entry, which says who, why, masked or not, and for whom, stands first.
 * @throws not-found; conflict; cancelled
 */
export async function beginSending(workspace: Workspace, asked: Sending): Promise<Outgoing> {
  const { record, signer } = workspace;
  const { case: caseId, actor, masked, lists, reason, lock, signal } = asked;
  assertCase(workspace, caseId);
  assertKept(record, caseId);
  const plan = planTransfer(workspace, asked);
  const before = record.head();
  await record.transaction(
    actor,
    (tx) => {
      if (!masked) spendApproval(tx, wantedTransfer(caseId, actor, lists));
      return tx.append({
        action: masked ? 'send' : 'send-reveal',
        case: caseId,
        subject: `Case:${caseId}`,
        payload: {
          reason,
          masked,
          ...(lists === undefined ? {} : { lists }),
          to: 'recipient' in lock ? lock.recipient : 'passphrase',
          counts: plan.about.counts,
        },
      });
    },
    { signal },
  );
  await followInGraph(workspace, before);
  const hash = createHash('sha256');
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of sealed(packTransfer(workspace, asked, plan), lock)) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
  }
  return {
    bytes: counted(),
    result: () => ({
      sha256: hash.digest('hex'),
      bytes: size,
      case: caseId,
      masked,
      counts: plan.about.counts,
      fingerprint: fingerprintOf(signer.publicKey),
    }),
  };
}

const unwritable = (path: string, error: unknown): never =>
  fail('input-refused', `无法写入 ${path}`, `${path} cannot be written`, [], error);

/**
 * Writes it to a file, which must not be there yet: it is encrypted, so that it may lie beside anything while it grows.
 * @throws input-refused where it cannot be written; as `beginSending`. Nothing is left then
 */
export async function sendToFile(
  workspace: Workspace,
  file: string,
  asked: Sending,
): Promise<TransferResult> {
  await assertTargets(workspace, file);
  const target = await open(file, 'wx', FILE_MODE).catch((error: unknown) => unwritable(file, error));
  let done = false;
  try {
    const { bytes, result } = await beginSending(workspace, asked);
    for await (const piece of bytes)
      await target.writeFile(piece).catch((error: unknown) => unwritable(file, error));
    await target.sync();
    done = true;
    return { file, ...result() };
  } finally {
    await target.close();
    if (!done) await rm(file, { force: true });
  }
}
