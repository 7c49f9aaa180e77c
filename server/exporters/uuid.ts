// UUIDs made of names (RFC 9562, version 5): the same name gives the same id, so that the same graph gives the same bytes.
import { createHash } from 'node:crypto';

/** Our own namespace: version 5 of `vinetrace` in the namespace of the standard for names of domains. */
const NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');

/** The UUID of a name that has several parts. */
export function nameUuid(...parts: readonly string[]): string {
  const name = JSON.stringify(['vinetrace', ...parts]);
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
