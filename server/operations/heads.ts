// Signed heads of the journal, as people keep them elsewhere: whoever has one finds a record that ends before it.
import type { z } from 'zod';
import type { headsResult } from '#contract/operations.ts';
import { fingerprintOf } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';

export const headsOf = ({
  record,
  signer,
}: Pick<Workspace, 'record' | 'signer'>): z.infer<typeof headsResult> => ({
  data: record.dataId,
  publicKey: signer.publicKey,
  fingerprint: fingerprintOf(signer.publicKey),
  heads: record.heads(),
});
