// Signs what leaves the house and heads of the journal (Ed25519, RFC 8032): one key per installation, derived from the master key like all others.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { signingSeedOf } from './key.ts';

export interface Signer {
  /** The public key, 32 bytes in base64. */
  publicKey: string;
  /** The signature of a text, 64 bytes in base64. */
  sign(text: string): string;
}

/** What stands before the 32 bytes of a key in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

const raw = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length).toString('base64');

/** The signer of an installation, from its master key. */
export function signerOf(key: Uint8Array): Signer {
  const der = Buffer.concat([PRIVATE, signingSeedOf(key)]);
  const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: raw(createPublicKey(own)),
    sign: (text) => sign(null, Buffer.from(text), own).toString('base64'),
  };
}

/** Whether a signature of a text is that of a key; false for what is no key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const bytes = Buffer.from(publicKey, 'base64');
  if (bytes.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** The short form of a public key that two people compare by telephone: groups of four hexadecimal digits. */
export const fingerprintOf = (publicKey: string): string =>
  (
    createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32).match(/.{4}/g) ??
    []
  ).join(' ');
