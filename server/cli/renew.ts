// A certificate that was renewed is taken up without a new start: by the signal that daemons know for it.
import type { Server } from 'node:https';
import process from 'node:process';
import { named } from '#contract/errors.ts';
import { readCertificate, tlsOptions } from '../tls-certificate.ts';
import type { Config } from '../config.ts';
import type { CommandContext } from './define.ts';

/**
 * Reads the files again at every SIGHUP, for connections from then on. What cannot be used is said, and what was in use stays.
 * @param around the application whose server speaks HTTPS
 * @returns what ends the listening
 */
export function renewOnHangup(
  { server }: { server: unknown },
  { tls }: Config,
  tell: CommandContext['tell'],
): () => void {
  const renew = (): void => {
    if (tls === undefined) return;
    try {
      const read = readCertificate(tls);
      (server as Server).setSecureContext(tlsOptions(read));
      const day = read.until.toISOString();
      tell({
        zh: `证书已重新读取，有效至 ${day}。`,
        en: `The certificate was read again; it is valid until ${day}.`,
      });
    } catch (error) {
      const { zh, en } = named(error).detail;
      tell({ zh: `证书未更换：${zh}`, en: `The certificate stays as it was: ${en}` });
    }
  };
  process.on('SIGHUP', renew);
  return () => void process.off('SIGHUP', renew);
}
