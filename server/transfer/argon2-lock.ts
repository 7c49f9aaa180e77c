// A passphrase as the lock of an age file: the file's key wrapped under one that argon2id (RFC 9106) makes of the passphrase. age's
// own passphrases are stretched by scrypt; this is a recipient type of ours in the same header, as the format allows.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Stanza, type Identity, type Recipient } from 'age-encryption';

const TYPE = 'vinetrace.argon2id';

/** The second choice of RFC 9106 for machines with little memory: 64 MiB, three passes, four lanes. */
const COST = { memory: 65_536, passes: 3, lanes: 4 };
/** What a file may ask of whoever opens it; more would be meant to stall. */
const MOST = { memory: 1 << 20, passes: 10, lanes: 16 };

const SALT = 16;
const TAG = 16;
/** The wrapping key is used once, for its salt is new each time. */
const NONCE = Buffer.alloc(12);

async function stretch(passphrase: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const { hashRaw } = await import('@node-rs/argon2');
  return hashRaw(passphrase.normalize('NFC'), {
    salt,
    memoryCost: cost.memory,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: 32,
  });
}

/** Wraps a file's key under a passphrase. */
export const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(SALT);
    const cipher = createCipheriv('chacha20-poly1305', await stretch(passphrase, salt, COST), NONCE, {
      authTagLength: TAG,
    });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    const { memory, passes, lanes } = COST;
    const written = salt.toString('base64').replaceAll('=', '');
    return [new Stanza([TYPE, written, `${memory}`, `${passes}`, `${lanes}`], new Uint8Array(body))];
  },
});

/** Unwraps it; null for another passphrase. @throws Error where the header asks for more than it may */
export const passphraseIdentity = (passphrase: string): Identity => ({
  async unwrapFileKey(stanzas) {
    for (const { args, body } of stanzas) {
      const [type, salt = '', ...numbers] = args;
      if (type !== TYPE) continue;
      const [memory = 0, passes = 0, lanes = 0] = numbers.map(Number);
      const bytes = Buffer.from(salt, 'base64');
      const isSane = (value: number, most: number): boolean =>
        Number.isInteger(value) && value >= 1 && value <= most;
      if (
        numbers.length !== 3 ||
        bytes.length !== SALT ||
        body.length <= TAG ||
        !isSane(memory, MOST.memory) ||
        !isSane(passes, MOST.passes) ||
        !isSane(lanes, MOST.lanes) ||
        memory < 8 * lanes
      )
        throw new Error('the lock of the file asks for what no lock may');
      const key = await stretch(passphrase, bytes, { memory, passes, lanes });
      try {
        const cipher = createDecipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG });
        const sealed = Buffer.from(body);
        cipher.setAuthTag(sealed.subarray(sealed.length - TAG));
        return new Uint8Array(
          Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - TAG)), cipher.final()]),
        );
      } catch {
        return null;
      }
    }
    return null;
  },
});

/** Whether a header is locked by a passphrase of ours. */
export const isPassphraseHeader = (header: string): boolean => header.includes(`\n-> ${TYPE} `);
