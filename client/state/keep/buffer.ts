// What could not be sent yet, on this machine: encrypted under a key that only its owner gets from the server, so that nobody else
// who sits here can read it. Where the browser offers no encryption (plain HTTP from another machine) nothing is kept here.
import { history, type History } from '../history.ts';
import { openVault } from './vault.ts';

/** A history that waits to be sent, and the version that it was made on. */
export interface Unsent {
  base: number;
  format: number;
  history: History;
  /** Which page held it back; earlier versions did not say. */
  page?: string | undefined;
}

export interface Buffer {
  /** Undefined where nothing waits, or what waits cannot be read. */
  read(): Promise<Unsent | undefined>;
  write(unsent: Unsent): Promise<void>;
  clear(): void;
}

const PREFIX = 'vinetrace.unsent.';
const NOWHERE: Buffer = { read: async () => undefined, write: async () => {}, clear: () => {} };

/** How many steps to take back are kept where space is short: all, few, none. */
const STEPS = [Number.POSITIVE_INFINITY, 20, 0];

/** The buffer of a person and a case. `secret` is the person's key, base64. */
export async function openBuffer(caseId: string, secret: string): Promise<Buffer> {
  const vault = await openVault(secret);
  if (vault === undefined) return NOWHERE;
  const name = vault.name(PREFIX, caseId);
  let latest = 0;
  return {
    async read() {
      try {
        const opened = await vault.open(localStorage.getItem(name) ?? '');
        const { base, format, history: kept, page } = opened as Unsent;
        return { base, format, history: history.parse(kept), page };
      } catch {
        return undefined;
      }
    },
    async write(unsent) {
      const mine = (latest += 1);
      for (const steps of STEPS) {
        const { view, past, future } = unsent.history;
        const kept = steps === 0 ? [] : past.slice(-Math.min(steps, past.length || 1));
        const text = await vault.seal({ ...unsent, history: { view, past: kept, future } });
        // What was written or cleared in the meantime is newer.
        if (mine !== latest) return;
        try {
          localStorage.setItem(name, text);
          return;
        } catch {
          // No space left: try again with fewer steps.
        }
      }
    },
    clear() {
      latest += 1;
      localStorage.removeItem(name);
    },
  };
}
