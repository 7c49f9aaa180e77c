// How often a wrong password may be tried: per address and per user name, one attempt at a time.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';

/** Wrong passwords that one address, or one user name from new addresses, may try within the window. */
const MOST_WRONG = 15;
const WINDOW_MS = 60_000;

/** Runs a check of a password; undefined is a wrong one. */
type Attempt = <T>(
  request: FastifyRequest,
  reply: FastifyReply,
  check: () => Promise<T | undefined>,
) => Promise<T | undefined>;

/**
 * Limits attempts to sign in. The limit passes with its window, and an address from which the user signed in before is
 * not held up by others' attempts: nobody can lock a person out.
 * @param userOf the user name that a request names
 * @returns what runs a check, or throws too-many-attempts with `Retry-After` set
 */
export function attempts(app: FastifyInstance, userOf: (request: FastifyRequest) => string): Attempt {
  const byAddress = app.createRateLimit({ max: MOST_WRONG, timeWindow: WINDOW_MS });
  const byUser = app.createRateLimit({ max: MOST_WRONG, timeWindow: WINDOW_MS, keyGenerator: userOf });
  const familiar = new Set<string>();
  const placeOf = (request: FastifyRequest): string => `${request.ip} ${userOf(request)}`;
  const limitsOf = (request: FastifyRequest) =>
    familiar.has(placeOf(request)) ? [byAddress] : [byAddress, byUser];
  /** One attempt at a time, so that many at once cannot pass before the first is counted. */
  let turn: Promise<unknown> = Promise.resolve();

  /** Seconds to wait before another attempt; undefined where one is free. */
  async function wait(request: FastifyRequest): Promise<number | undefined> {
    const states = await Promise.all(limitsOf(request).map((limit) => limit(request, { increment: false })));
    const full = states.filter((state) => !state.isAllowed && state.remaining === 0);
    return full.length === 0
      ? undefined
      : Math.max(1, ...full.map((state) => ('ttlInSeconds' in state ? state.ttlInSeconds : 1)));
  }

  return (request, reply, check) => {
    const attempt = turn.then(async () => {
      const seconds = await wait(request);
      if (seconds !== undefined) {
        reply.header('retry-after', String(seconds));
        fail('too-many-attempts', `请在 ${seconds} 秒后再试`, `Try again in ${seconds} s`);
      }
      const found = await check();
      if (found === undefined) await Promise.all(limitsOf(request).map((limit) => limit(request)));
      else familiar.add(placeOf(request));
      return found;
    });
    turn = attempt.catch(() => undefined);
    return attempt;
  };
}
