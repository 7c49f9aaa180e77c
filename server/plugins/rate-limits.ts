// How much one person may ask: so many requests a minute, and so many costly questions at once. What is beyond it is to be asked again.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failUntil } from '#contract/errors.ts';
import type { RateLimits } from '../config.ts';
import { isOfApi } from './authorise.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered by worker threads, or for seconds: one person has so many at work at once. */
    costly?: boolean;
  }
  interface FastifyRequest {
    /** Refused as one of many: the log has said so in this minute. */
    isToldAlready: boolean;
  }
}

const MINUTE_MS = 60_000;
/** When a costly question beyond the limit is to be asked again (s). */
const COSTLY_AGAIN_S = 2;
/** People and addresses that are remembered: who asked longest ago goes first. */
const MOST_KEPT = 20_000;

/** Who asks: the person, or the address of whoever is not signed in. */
const askerOf = ({ session, ip }: FastifyRequest): string => (session === null ? `at ${ip}` : session.user);

interface Asker {
  /** Requests that are still free; they grow back evenly, up to a minute's. */
  left: number;
  /** When that was so (ms). */
  at: number;
  /** When the log was last told of a refusal (ms). */
  told: number;
}

/** Requests of each asker: a minute's at once, and as many again in every minute. */
class Buckets {
  readonly #kept = new Map<string, Asker>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** Counts a request. @returns the asker; with less than nothing left where it is one too many */
  take(key: string, now: number): Asker {
    const known = this.#kept.get(key) ?? { left: this.#size, at: now, told: -Infinity };
    const grown = (Math.max(0, now - known.at) * this.#size) / MINUTE_MS;
    const left = Math.min(this.#size, known.left + grown) - 1;
    const asker = { ...known, left, at: now };
    this.#kept.delete(key);
    // A refusal costs nothing, else whoever goes on asking would never be answered again.
    this.#kept.set(key, left < 0 ? { ...asker, left: left + 1 } : asker);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return asker;
  }

  /** Whether the log is still to be told in this minute. */
  tells(key: string, now: number): boolean {
    const known = this.#kept.get(key);
    if (known === undefined || now - known.told < MINUTE_MS) return false;
    known.told = now;
    return true;
  }
}

/**
 * Refuses with 429 what one person asks beyond the limits, under all their sessions together; whether the server lives, and
 * streams, are free. Pages and their files are: they cost next to nothing, and are the same for everybody.
 */
export function rateLimits(app: FastifyInstance, limits: RateLimits, now = () => performance.now()): void {
  const buckets = new Buckets(limits.requestsAMinute);
  const atWork = new Map<string, number>();
  /** Whoever leaves ends no work of a thread: it is done once there is an answer, and that has gone or is not wanted any more. */
  const answering = new WeakMap<FastifyRequest, () => void>();
  const refuse = (request: FastifyRequest, seconds: number, zh: string, en: string): never => {
    request.isToldAlready = !buckets.tells(askerOf(request), now());
    return failUntil('too-many-requests', seconds, zh, en);
  };
  app.decorateRequest('isToldAlready', false);
  app.addHook('onRequest', async (request) => {
    if (!isOfApi(request) || request.routeOptions.config.under !== undefined) return;
    const { left } = buckets.take(askerOf(request), now());
    if (left >= 0) return;
    const seconds = Math.ceil((-left * 60) / limits.requestsAMinute);
    refuse(request, seconds, `请在 ${seconds} 秒后再试`, `Try again in ${seconds} s`);
  });
  // Once it is let in and has been read: whoever sends slowly holds nothing.
  app.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.costly !== true) return;
    const asker = askerOf(request);
    const before = atWork.get(asker) ?? 0;
    if (before >= limits.costlyAtOnce) {
      refuse(
        request,
        COSTLY_AGAIN_S,
        `您已有 ${before} 项较大的查询在进行：请等其中一项完成`,
        `${before} large questions of yours are being answered: wait until one of them is done`,
      );
    }
    atWork.set(asker, before + 1);
    let waitsFor = 2;
    const step = (): void => {
      waitsFor -= 1;
      if (waitsFor > 0) return;
      const left = (atWork.get(asker) ?? 1) - 1;
      if (left > 0) atWork.set(asker, left);
      else atWork.delete(asker);
    };
    answering.set(request, step);
    reply.raw.once('close', step);
  });
  app.addHook('onSend', async (request) => {
    answering.get(request)?.();
    answering.delete(request);
  });
}
