// Time stamps against a real service: what is asked, what is believed, and that nothing it does holds us up for long.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForStamp, StampFailed, checkToken, readTrusted } from './index.ts';
import { openToken } from './token.ts';
import { timeStampService, type Manner, type Service } from './testing/service.ts';

const TEXT = '{"type":"vinetrace-head","seq":1}';
let service: Service;
beforeAll(async () => void (service = await timeStampService()));
beforeEach(() => service.be('well'));
afterAll(() => service.close());

const ask = (url = service.url, caFile: string | undefined = service.caFile) =>
  askForStamp(TEXT, {
    url,
    trusted: readTrusted(caFile),
    signal: new AbortController().signal,
    mostMs: 1_000,
  });
const why = async (asking: Promise<unknown>): Promise<string> => {
  const error: unknown = await asking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof StampFailed ? error.why : String(error);
};

describe('a token', () => {
  it('is over the SHA-256 of the text, as another program finds too', async () => {
    const before = Date.now();
    const { token, at } = await ask();
    expect(Math.abs(Date.parse(at) - before)).toBeLessThan(60_000);
    writeFileSync(join(service.folder, 'got.der'), token);
    writeFileSync(join(service.folder, 'text'), TEXT);
    const verify = 'ts -verify -token_in -in got.der -data text -CAfile ca.pem'.split(' ');
    expect(service.openssl(...verify)).toMatch(/OK/);
    expect(
      service.openssl(...'ts -reply -token_in -in got.der -text'.split(' ')).replaceAll(/[^0-9a-f]/g, ''),
    ).toContain(createHash('sha256').update(TEXT).digest('hex').slice(0, 16));
    expect(await checkToken(token, TEXT, readTrusted(service.caFile))).toEqual({ at });
    expect(await checkToken(token, TEXT, [])).toEqual({ at });
  });

  it('is not believed for another text, nor under another authority', async () => {
    const { token, at } = await ask();
    expect(await checkToken(token, `${TEXT} `, [])).toEqual({ at, fault: 'other-text' });
    expect(await checkToken(token, TEXT, readTrusted(service.otherCaFile))).toEqual({ at, fault: 'chain' });
    expect(await why(ask(service.url, service.otherCaFile))).toBe('chain');
  });

  it('is not believed with any byte changed that was signed, nor the signature', async () => {
    const { token, at: said } = await ask();
    const trusted = readTrusted(service.caFile);
    const changedAt = (at: number) => {
      const changed = Uint8Array.from(token);
      changed[at]! ^= 0x41;
      return checkToken(changed, TEXT, trusted);
    };
    const { signed } = openToken(token)!;
    const { signature } = signed.signerInfos[0]!;
    for (const part of [signed.encapContentInfo.eContent!, signature]) {
      const bytes = Buffer.from(part.getValue());
      const from = Buffer.from(token).indexOf(bytes);
      expect(from).toBeGreaterThan(0);
      for (let at = from; at < from + bytes.length; at += 2)
        expect((await changedAt(at)).fault).toBeDefined();
    }
    // What is around them says how long a part is, or which hashes follow: nothing that could say something else.
    let believed = 0;
    for (let at = 0; at < token.length; at += 11) {
      const { fault, at: time } = await changedAt(at);
      if (fault !== undefined) continue;
      believed += 1;
      expect(time).toBe(said);
    }
    expect(believed).toBeLessThan(token.length / 11 / 8);
  });

  it('is not believed under a certificate for something else, or for time stamps among others', async () => {
    const extensions = {
      web: 'extendedKeyUsage = critical, serverAuth',
      both: 'extendedKeyUsage = critical, timeStamping, serverAuth',
      soft: 'extendedKeyUsage = timeStamping',
      none: 'keyUsage = critical, digitalSignature',
    };
    for (const [name, lines] of Object.entries(extensions)) {
      writeFileSync(
        join(service.folder, 'ext.cnf'),
        `[e]\nbasicConstraints = critical, CA:FALSE\n${lines}\n`,
      );
      service.openssl(
        ...`x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile ext.cnf -extensions e -out ${name}.pem`.split(
          ' ',
        ),
      );
      // openssl does not stamp under such a certificate: the content of a token is signed again as it is.
      const token = service.stamp(TEXT);
      writeFileSync(join(service.folder, 'good.der'), token);
      service.openssl(...'cms -verify -noverify -in good.der -inform DER -out info.der'.split(' '));
      service.openssl(
        ...`cms -sign -binary -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4 -cades -md sha256 -in info.der -signer ${name}.pem -inkey tsa.key -outform DER -out bad.der`.split(
          ' ',
        ),
      );
      const bad = readFileSync(join(service.folder, 'bad.der'));
      expect((await checkToken(bad, TEXT, [])).fault, name).toBe('purpose');
      service.openssl(
        ...'cms -sign -binary -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4 -cades -md sha256 -in info.der -signer tsa.pem -inkey tsa.key -outform DER -out same.der'.split(
          ' ',
        ),
      );
      const same = readFileSync(join(service.folder, 'same.der'));
      expect((await checkToken(same, TEXT, readTrusted(service.caFile))).fault).toBeUndefined();
    }
  });
});

describe('a service', () => {
  it.each([
    ['slowly', 'slow'],
    ['garbage', 'no-answer'],
    ['other-nonce', 'nonce'],
    ['hugely', 'too-large'],
    ['unavailable', 'status'],
    ['elsewhere', 'away'],
    ['refusal', 'refused'],
    ['used-token', 'nonce'],
  ] satisfies [Manner, string][])('that answers %s gives none (%s), and soon', async (manner, reason) => {
    service.be(manner);
    const began = performance.now();
    expect(await why(ask())).toBe(reason);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('that is away gives none', async () => {
    expect(await why(ask('http://127.0.0.1:9/'))).toBe('away');
  });
});

it('a file of trusted certificates that is none is refused', () => {
  const file = join(service.folder, 'tsa.key');
  expect(() => readTrusted(file)).toThrowError(/no certificate/);
  expect(() => readTrusted(join(service.folder, 'nowhere'))).toThrowError(/cannot be read/);
});
