// How often a wrong password or code may be tried: ever more slowly, per address and per user name, one attempt at a time.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failUntil } from '#contract/errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Runs a check of a password or a code; too many wrong ones make everybody of that address or name wait. */
    attempt: Attempt;
  }
}

/** Wrong attempts that cost no waiting. */
const FREE = 5;
/** The longest wait (s); it doubles with every wrong attempt up to this. */
const LONGEST_S = 15 * 60;
/** Wrong attempts are forgotten so long after the last one (ms). */
const FORGET_MS = 30 * 60_000;
/** Addresses and names that are remembered: the oldest go first. */
const MOST_KEPT = 20_000;

/**
 * Runs a check of a password; undefined is a wrong one.
 * @param isWhole whether what was found lets somebody in. Half of it, a password without its code, neither counts nor makes forgotten:
 * else whoever has the password could try codes without end, by saying the password alone in between.
 */
export type Attempt = <T>(
  request: FastifyRequest,
  user: string,
  check: () => Promise<T | undefined>,
  isWhole?: (found: T) => boolean,
) => Promise<T | undefined>;

interface Wrong {
  count: number;
  /** Until when nothing is tried (ms). */
  until: number;
  last: number;
}

/** Wrong attempts by whatever they are counted under. */
class Slowing {
  readonly #kept = new Map<string, Wrong>();

  /** Milliseconds to wait before the next attempt. */
  wait(key: string, now: number): number {
    const known = this.#kept.get(key);
    const wait = known === undefined ? 0 : Math.max(0, known.until - now);
    // A clock that was set back keeps nobody out.
    return wait > LONGEST_S * 1000 ? 0 : wait;
  }

  count(key: string, now: number): void {
    const known = this.#kept.get(key);
    const count = known === undefined || known.last + FORGET_MS < now ? 1 : known.count + 1;
    const seconds = count < FREE ? 0 : Math.min(LONGEST_S, 2 ** (count - FREE));
    this.#kept.delete(key);
    this.#kept.set(key, { count, until: now + seconds * 1000, last: now });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}

/**
 * Slows attempts to sign in, and to say a password or a code again. A wait passes by itself, and an address from which the
 * user signed in before is not held up by others' attempts: nobody can lock a person out.
 * `app.attempt` runs a check, or throws too-many-attempts with `Retry-After` set and the wait in words.
 */
export function attempts(app: FastifyInstance): void {
  const byAddress = new Slowing();
  const byUser = new Slowing();
  const familiar = new Set<string>();
  /** One attempt at a time, so that many at once cannot pass before the first is counted. */
  let turn: Promise<unknown> = Promise.resolve();

  const run: Attempt = (request, user, check, isWhole = () => true) => {
    const place = `${request.ip} ${user}`;
    request.tried = user;
    const attempt = turn.then(async () => {
      const now = Date.now();
      const wait = Math.max(
        byAddress.wait(request.ip, now),
        familiar.has(place) ? byUser.wait(place, now) : byUser.wait(user, now),
      );
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1000);
        failUntil('too-many-attempts', seconds, `请在 ${seconds} 秒后再试`, `Try again in ${seconds} s`);
      }
      const found = await check();
      if (found === undefined) {
        byAddress.count(request.ip, Date.now());
        byUser.count(familiar.has(place) ? place : user, Date.now());
      } else if (isWhole(found)) {
        familiar.delete(place);
        familiar.add(place);
        const [oldest] = familiar;
        if (familiar.size > MOST_KEPT && oldest !== undefined) familiar.delete(oldest);
        byAddress.forget(request.ip);
        byUser.forget(place);
      }
      return found;
    });
    turn = attempt.catch(() => undefined);
    return attempt;
  };
  app.decorate('attempt', run);
}
