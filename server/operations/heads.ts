// Signed heads of the journal, as people keep them elsewhere: whoever has one finds a record that ends before it.
import type { z } from 'zod';
import type { headsResult } from '#contract/operations.ts';
import { assertHeadsFile, fingerprintOf } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { stampsOfHeads } from './time-stamps.ts';

export { assertHeadsFile };

/** @throws wrong-usage where the file of certificates that vouch for time stamps is none */
export async function headsOf(
  workspace: Pick<Workspace, 'record' | 'signer' | 'config'>,
): Promise<z.infer<typeof headsResult>> {
  const { record, signer } = workspace;
  const stamps = await stampsOfHeads(workspace);
  return {
    data: record.dataId,
    publicKey: signer.publicKey,
    fingerprint: fingerprintOf(signer.publicKey),
    heads: record.heads().map((head) => ({ ...head, stampedAt: null, ...stamps.get(head.seq) })),
  };
}
