// The secret of an installation as age writes it. Apart from all else of age, for every command makes one and few need more.
import { bech32 } from '@scure/base';

/** The secret by which this installation opens what was locked for it, made of 32 bytes. */
export const identityOf = (seed: Uint8Array): string =>
  bech32.encodeFromBytes('AGE-SECRET-KEY-', Uint8Array.from(seed)).toUpperCase();
