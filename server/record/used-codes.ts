// Codes of a second factor that were used: they count at once and are stored in turn, as sessions are, for a long import must not keep
// anybody from signing in.
import type { Sql } from './sql.ts';
import { userSubject } from './facts.ts';
import type { Transact } from './transaction.ts';

export interface UsedCodes {
  /** Takes a time step for used. Returns false where it, or a later one, was used before. */
  useStep(user: string, step: number): boolean;
  /** Uses up a recovery code by its hash; an entry says so. Returns false where there is none such. */
  useRecovery(user: string, hash: string): boolean;
  /** How many recovery codes a person has left. */
  countRecovery(user: string): number;
}

/** What could not be stored counts until the process ends. */
export function usedCodes(reader: Sql, transact: Transact): UsedCodes {
  const steps = new Map<string, number>();
  const codes = new Set<string>();
  const store = (...asked: Parameters<typeof transact<void>>): void => {
    transact(...asked).catch(() => undefined);
  };
  return {
    useStep(user, step) {
      const stored = reader.get<{ step: number }>(
        'SELECT totp_step AS step FROM account WHERE user = ?',
        user,
      );
      if (step <= Math.max(stored?.step ?? 0, steps.get(user) ?? 0)) return false;
      steps.set(user, step);
      store(user, (_, writer) => {
        writer.run('UPDATE account SET totp_step = ?2 WHERE user = ?1 AND totp_step < ?2', user, step);
      });
      return true;
    },
    useRecovery(user, hash) {
      const code = `${user}\n${hash}`;
      const isKnown =
        reader.get('SELECT 1 FROM recovery_code WHERE user = ? AND hash = ?', user, hash) !== undefined;
      if (!isKnown || codes.has(code)) return false;
      codes.add(code);
      store(user, (tx, writer) => {
        writer.run('DELETE FROM recovery_code WHERE user = ? AND hash = ?', user, hash);
        tx.append({ action: 'user-recovery-code', subject: userSubject(user) });
      });
      return true;
    },
    countRecovery: (user) =>
      reader.get<{ n: number }>('SELECT count(*) AS n FROM recovery_code WHERE user = ?', user)?.n ?? 0,
  };
}
