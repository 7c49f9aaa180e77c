// How this installation is addressed by others, and how they know it again.
import type { z } from 'zod';
import type { transferKey } from '#contract/transfer.ts';
import { fingerprintOf } from '../../record/index.ts';
import { recipientOf } from '../../transfer/seal.ts';
import type { Workspace } from '../../workspace.ts';

export const transferKeyOf = async ({
  transferIdentity,
  signer,
}: Pick<Workspace, 'transferIdentity' | 'signer'>): Promise<z.infer<typeof transferKey>> => ({
  recipient: await recipientOf(transferIdentity),
  publicKey: signer.publicKey,
  fingerprint: fingerprintOf(signer.publicKey),
});
