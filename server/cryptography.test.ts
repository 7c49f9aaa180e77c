// The inventory of cryptography is whole: every file that does any is named in it, and it names no other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** Packages that do cryptography, or speak under it. */
const PACKAGES =
  'node:crypto|node:tls|node:https|@node-rs/argon2|@scure/base|age-encryption|asn1js|jose|libsql|openid-client|otpauth|pkijs';
const IMPORT = new RegExp(`(?:from |import\\()'(?:${PACKAGES})'`);
/** What browsers bring. */
const OF_BROWSERS = /\bcrypto\.(?:subtle|getRandomValues|randomUUID)\b|\{ subtle \}/;
/** Types alone, or help for tests. */
const isLeftOut = (name: string): boolean => /\.test\.tsx?$|(?:^|\/)testing(?:\/|\.ts$)/.test(name);

const doesCryptography = (source: string): boolean => IMPORT.test(source) || OF_BROWSERS.test(source);

const found = ['server', 'client']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.tsx?$/.test(name) && !isLeftOut(name))
  .filter((name) => doesCryptography(readFileSync(join(ROOT, name), 'utf8')));
const inventory = readFileSync(join(ROOT, 'docs/cryptography.md'), 'utf8');
/** The table of files, which stands under its own heading. */
const files = inventory.slice(inventory.indexOf('## Where it is done'));
const named = [...files.matchAll(/`((?:server|client)\/[\w./-]+\.tsx?)`/g)].map(([, name = '']) => name);

describe('the inventory of cryptography', () => {
  it('would find what it is about', () => {
    expect(doesCryptography("import { sign } from 'node:crypto';")).toBe(true);
    expect(doesCryptography("const { hash } = await import('@node-rs/argon2');")).toBe(true);
    expect(doesCryptography('globalThis.crypto.getRandomValues(bytes)')).toBe(true);
    expect(doesCryptography("import { join } from 'node:path';")).toBe(false);
    expect(found.length).toBeGreaterThan(40);
  });

  it('names every file that does any, and no other', () => {
    expect(found.filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !found.includes(name))).toEqual([]);
  });

  it('names files that there are', () => {
    for (const [, name = ''] of inventory.matchAll(/`((?:server|client|scripts)\/[\w./-]+)`/g))
      expect(existsSync(join(ROOT, name)), name).toBe(true);
  });

  it('names every purpose for which a key is derived', () => {
    const derived = readFileSync(join(ROOT, 'server/record/key.ts'), 'utf8').matchAll(
      /derived\([^\n]*'(vinetrace [\w ]+)'/g,
    );
    const purposes = [...derived].map(([, purpose = '']) => purpose);
    expect(purposes.length).toBeGreaterThan(7);
    for (const purpose of purposes) expect(inventory).toContain(`\`${purpose}\``);
  });
});
