// A case on its way to another installation: what its file says of itself, what is asked for, what is answered.
import { z } from 'zod';
import { serverJob } from './job.ts';
import { sha256 } from './scalars.ts';
import { message } from './text.ts';

/** The version that this program writes; files of a later one are refused with words. */
export const TRANSFER_VERSION = 1;

/** The name that files have. */
export const TRANSFER_EXTENSION = '.vinetrace.age';

const number = z.number().int().nonnegative();
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

export const transferCounts = z.object({
  parties: number,
  handles: number,
  lists: number,
  rows: number,
  owners: number,
  transfers: number,
  evidence: number,
  complaints: number,
  canaries: number,
  entries: number,
  files: number,
});
export type TransferCounts = z.infer<typeof transferCounts>;

/** What stands first in a file: what is in it, of which case, from whom. */
export const transferAbout = z.object({
  type: z.literal('vinetrace-transfer'),
  version: z.number().int().min(1),
  case: z.object({ id: z.string().min(1).max(128), title: z.string().max(500) }),
  /** The installation that made it: the public key by which the file is signed. */
  from: base64,
  at: z.string().max(40),
  /** No value in the clear, no hash of one: the graph and whose each row is. */
  masked: z.boolean(),
  /** The lists that it was cut to; absent where the case is whole. */
  lists: z.array(z.string().max(128)).max(10_000).optional(),
  reason: z.string().max(1000),
  counts: transferCounts,
});
export type TransferAbout = z.infer<typeof transferAbout>;

/** Parts of a file in the order in which they stand. */
export const transferPart = z.enum(['owners', 'readings', 'files', 'journal', 'facts', 'links']);
export type TransferPart = z.infer<typeof transferPart>;

const section = z.object({ sha256, frames: number, bytes: number });

/** What stands last: the digest of every part, signed. `substance` is the same whenever the same is sent again. */
export const transferManifest = z.object({
  about: transferAbout,
  parts: z.partialRecord(transferPart, section),
  substance: sha256,
  publicKey: base64,
  signature: base64,
});
export type TransferManifest = z.infer<typeof transferManifest>;

/** For whom a file is locked: the key of an installation (`age1…`), or whoever knows a passphrase. */
export const transferLock = z.union([
  z.object({
    recipient: z
      .string()
      .trim()
      .regex(
        /^age1[a-z0-9]{58}$/,
        message(
          '接收方公钥以 age1 开头，共 62 位；可在接收方的“接收案件”页面复制',
          'a recipient’s key begins with age1 and has 62 characters; the other installation shows it on its page “Receive a case”',
        ),
      ),
  }),
  z.object({
    passphrase: z
      .string()
      .min(12, message('口令至少 12 个字符', 'a passphrase has at least 12 characters'))
      .max(1000),
  }),
]);
export type TransferLock = z.infer<typeof transferLock>;

export const transferRequest = z.object({
  lock: transferLock,
  masked: z.boolean().default(false),
  lists: z.array(z.string().min(1).max(128)).min(1).max(10_000).optional(),
  reason: z.string().trim().min(1, message('请写明理由', 'say why')).max(1000),
});
export type TransferRequest = z.infer<typeof transferRequest>;

/** What became of sending one. */
export const transferResult = z.object({
  file: z.string(),
  sha256,
  bytes: number,
  case: z.string(),
  masked: z.boolean(),
  counts: transferCounts,
  /** Of the key that signed it, to be compared by telephone. */
  fingerprint: z.string(),
});
export type TransferResult = z.infer<typeof transferResult>;

/** What a file holds, after all of it was checked and before anything is taken. */
export const transferLook = z.object({
  about: transferAbout,
  fingerprint: z.string(),
  bytes: number,
  substance: sha256,
  /** Entries of the origin's journal: how many were checked, from which to which; between them may lie entries of other cases. */
  chain: z.object({ entries: number, first: number, last: number, gaps: number }),
  /** The case as which it would be taken, and whether that id is another one than its own. */
  as: z.string(),
  renamed: z.boolean(),
  /** The case as which it was received before, if it was. */
  known: z.string().nullable(),
});
export type TransferLook = z.infer<typeof transferLook>;

/** What came of taking it: the same answer again where it was taken before. */
export const receivedResult = z.object({
  case: z.string(),
  from: z.string(),
  masked: z.boolean(),
  /** Entries that were added; 0 where it was here already. */
  entries: number,
  already: z.boolean(),
  counts: transferCounts,
});
export type ReceivedResult = z.infer<typeof receivedResult>;

/** How this installation is addressed. */
export const transferKey = z.object({
  recipient: z.string(),
  publicKey: z.string(),
  fingerprint: z.string(),
});

/** A file that is being made, looked into or taken in the background. */
export const transferJob = serverJob.extend({
  kind: z.enum(['out', 'look', 'in']),
  sent: transferResult.nullable(),
  look: transferLook.nullable(),
  received: receivedResult.nullable(),
});
export type TransferJob = z.infer<typeof transferJob>;

/** What opens a file: nothing where it is locked for this installation. */
export const transferOpening = z.object({ passphrase: z.string().min(1).max(1000).optional() });
