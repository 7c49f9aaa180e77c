// Hashes of contents: the same text or numbers give the same hash in every run and on every machine.

/** 32 bits of a text, by a seed (FNV-1a with murmur's last mix). */
export function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Spreads the bits of 32 (murmur3's finaliser). */
export function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits of two hashes in their order. */
export const combine = (a: number, b: number): number => mix(Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15));

/** One whole number below 2⁵³ out of two hashes of 32 bits. */
export const wide = (high: number, low: number): number => (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
