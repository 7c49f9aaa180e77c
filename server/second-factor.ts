// The second factor: codes that change with time (TOTP, RFC 6238), and recovery codes that work once.
import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** Steps by which a clock may be off, each way. */
const WINDOW = 1;

/** Without characters that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

const totpOf = (user: string, secret: string): TOTP =>
  new TOTP({ issuer: 'Vinetrace', label: user, secret: Secret.fromBase32(secret), period: PERIOD_S });

/** A new secret, and the address under which an authenticator takes it in. */
export function newSecret(user: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(user, secret).toString() };
}

/** The time step whose code this is; undefined where it is none of now. */
export function stepOf(user: string, secret: string, code: string): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(user, secret).validate({ token, window: WINDOW });
  return delta === null ? undefined : Math.floor(Date.now() / 1000 / PERIOD_S) + delta;
}

const part = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Something to be typed from paper or a terminal: groups of five characters. */
export const readable = (groups: number): string => Array.from({ length: groups }, () => part(5)).join('-');

/** Codes for whoever lost their authenticator: 74 bits each, so that a plain hash keeps them. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => readable(3));

/** What the record keeps of one. */
export const recoveryHash = (user: string, code: string): string =>
  createHash('sha256')
    .update(`${user}\n${code.trim().toLowerCase().replaceAll(/[\s-]/g, '')}`)
    .digest('hex');
