// The signed manifest of a file that left the house: by it another machine, without the data, can tell that the file is whole and whose it is.
import { z } from 'zod';
import { sha256 } from './scalars.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** What is signed. */
export const manifestContent = z.object({
  type: z.literal('vinetrace-manifest'),
  version: z.literal(1),
  file: z.object({ name: z.string(), sha256, bytes: z.number().int() }),
  case: z.object({ id: z.string(), title: z.string() }),
  /** What the file is: an export format, or a report. */
  format: z.string(),
  nodes: z.number().int(),
  edges: z.number().int(),
  shown: z.number().int(),
  total: z.number().int(),
  focus: z.object({ id: z.string(), hops: z.number().int() }).optional(),
  select: z.object({ elements: z.number().int(), hops: z.number().int() }).optional(),
  revealed: z.boolean(),
  /** The journal entry that tells of the file; its hash seals all entries before it. */
  entry: z.object({ seq: z.number().int(), at: z.string(), hash: sha256 }),
});
export type ManifestContent = z.infer<typeof manifestContent>;

/** The content, who signed it (Ed25519 public key, 32 bytes) and the signature over its canonical JSON. */
export const manifest = manifestContent.extend({ publicKey: base64, signature: base64 });
export type Manifest = z.infer<typeof manifest>;
