// Which names and addresses mean this machine itself.
import { isIP } from 'node:net';

/**
 * Whether a host is this machine's own: `localhost`, 127.0.0.0/8, `::1`. Another name is not looked up: whoever answers for it
 * may change.
 *
 * @param host as in an address, in brackets or not
 */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
