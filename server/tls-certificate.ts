// The certificate under which the server speaks HTTPS: read, checked, and read again when it was renewed.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fail } from '#contract/errors.ts';
import type { TlsSettings } from './config.ts';

export interface Certificate {
  cert: Buffer;
  key: Buffer;
  /** Until when it is valid. */
  until: Date;
}

/** What is spoken, the strongest first: encryption with a tag, under keys of the connection's own (forward secrecy). */
const SUITES = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
];

/** How HTTPS is spoken under a certificate, at first and once it was renewed. */
export const tlsOptions = ({ cert, key }: Pick<Certificate, 'cert' | 'key'>) =>
  ({ cert, key, minVersion: 'TLSv1.2', ciphers: SUITES.join(':'), honorCipherOrder: true }) as const;

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    return fail('wrong-usage', `无法读取文件 ${file}`, `The file ${file} cannot be read`, [], error);
  }
}

/**
 * Reads certificate and key (PEM; the chain stands behind the certificate).
 * @throws wrong-usage where a file cannot be read, is none, the two do not belong together, or the time is over
 */
export function readCertificate({ certFile, keyFile }: TlsSettings): Certificate {
  const [cert, key] = [read(certFile), read(keyFile)];
  let parsed: X509Certificate;
  let belongs = false;
  try {
    parsed = new X509Certificate(cert);
    belongs = parsed.checkPrivateKey(createPrivateKey(key));
  } catch (error) {
    return fail(
      'wrong-usage',
      `${certFile} 或 ${keyFile} 不是 PEM 格式的证书或未加密的私钥`,
      `${certFile} or ${keyFile} is no certificate or no unencrypted key in PEM`,
      [],
      error,
    );
  }
  if (!belongs) {
    fail('wrong-usage', `${keyFile} 不是 ${certFile} 的私钥`, `${keyFile} is not the key of ${certFile}`);
  }
  const until = new Date(parsed.validTo);
  if (until.getTime() < Date.now()) {
    fail(
      'wrong-usage',
      `${certFile} 已于 ${until.toISOString()} 过期，请更换`,
      `${certFile} expired at ${until.toISOString()}: renew it`,
    );
  }
  return { cert, key, until };
}
