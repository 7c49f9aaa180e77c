// Certificates that are trusted to vouch for a time-stamping service, as a file in PEM names them.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Certificate } from 'pkijs';
import { fail } from '#contract/errors.ts';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @throws wrong-usage where the file cannot be read, or holds no certificate */
export function readTrusted(file: string | undefined): Certificate[] {
  if (file === undefined) return [];
  try {
    const found = readFileSync(file, 'latin1').match(PEM) ?? [];
    if (found.length === 0) throw new Error('no certificate');
    return found.map((pem) => Certificate.fromBER(Uint8Array.from(new X509Certificate(pem).raw)));
  } catch (error) {
    return fail(
      'wrong-usage',
      `${file} 无法读取，或不含 PEM 格式的证书`,
      `${file} cannot be read, or holds no certificate in PEM`,
      [],
      error,
    );
  }
}
