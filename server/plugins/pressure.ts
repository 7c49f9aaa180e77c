// Says no in time: when more is asked than can be answered, and while the server stops. What runs is finished in both cases.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '#contract/errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Refuses what is new, and waits until what runs has ended. @returns whether all of it did within that time */
    drain(milliseconds: number): Promise<boolean>;
    pressure: Pressure;
  }
  interface FastifyContextConfig {
    /** `always` is answered under pressure too; `endless` ends with the server, and nobody waits for it. */
    under?: 'always' | 'endless';
  }
}

export interface Pressure {
  /** Whether new requests are refused, and why. */
  state(): 'none' | 'overloaded' | 'stopping';
  /** Requests that are being answered, streams left out. */
  running(): number;
  /** How late the event loop was at the last look (ms). */
  delay(): number;
  /** Requests refused so far. */
  refused(): number;
}

export interface PressureLimits {
  /** How late the event loop may be (ms) … */
  delayMs: number;
  /** … in so many looks one after the other: one long step of work is no overload. */
  looks: number;
  everyMs: number;
  /** Requests that are answered at the same time; one counts once it is there, so that nobody fills the house by sending slowly. */
  mostAtOnce: number;
}

export const PRESSURE_LIMITS: PressureLimits = { delayMs: 1000, looks: 4, everyMs: 500, mostAtOnce: 500 };

/** When whoever was refused is to ask again (s): spread, so that they do not all come back together. */
const AGAIN_S = { overloaded: [2, 6], stopping: [5, 15] } as const;
/** How often it is looked whether all has ended (ms). */
const LOOK_MS = 50;
/** How long whoever was not done when the time was over has still to hear so (ms). */
const LAST_MS = 1000;

/** Watches how late a timer comes. @returns how late it was, and whether it is late for too long */
function watchLoop(limits: PressureLimits): { delay(): number; isLate(): boolean; end(): void } {
  let last = performance.now();
  let delay = 0;
  let late = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    delay = Math.max(0, now - last - limits.everyMs);
    last = now;
    late = delay > limits.delayMs ? late + 1 : 0;
  }, limits.everyMs);
  timer.unref();
  return { delay: () => delay, isLate: () => late >= limits.looks, end: () => clearInterval(timer) };
}

/** @param busy how many tasks run beside requests */
export function pressure(app: FastifyInstance, busy: () => number, limits = PRESSURE_LIMITS): void {
  const loop = watchLoop(limits);
  const running = new Set<FastifyRequest>();
  /** Those of them that were let in and whose body is read: a stranger who sends one for an hour keeps nobody out. */
  const answered = new Set<FastifyRequest>();
  let isStopping = false;
  let refused = 0;

  const state: Pressure['state'] = () => {
    if (isStopping) return 'stopping';
    return loop.isLate() || answered.size >= limits.mostAtOnce ? 'overloaded' : 'none';
  };
  app.decorate('pressure', { state, running: () => running.size, delay: loop.delay, refused: () => refused });
  app.decorate('drain', async (milliseconds: number) => {
    isStopping = true;
    const until = Date.now() + milliseconds;
    // Between two tasks a job may look idle: it has to be so twice.
    for (let idle = 0; idle < 2; idle = running.size + busy() === 0 ? idle + 1 : 0) {
      if (Date.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return true;
  });
  app.addHook('preClose', async () => {
    if (!isStopping || running.size === 0) return;
    // What hangs would keep the server from ending as long as it likes.
    setTimeout(() => app.server.closeAllConnections(), LAST_MS).unref();
  });
  app.addHook('onClose', async () => loop.end());

  app.addHook('onRequest', async (request, reply) => {
    const { under } = request.routeOptions.config;
    if (under === 'always') return;
    const now = state();
    if (now !== 'none') {
      refused += 1;
      const [least, most] = AGAIN_S[now];
      reply.header('retry-after', String(least + Math.floor(Math.random() * (most - least))));
      if (now === 'stopping') reply.header('connection', 'close');
      if (now === 'stopping') fail('stopping', '请稍后再试', 'Try again a little later');
      fail(
        'overloaded',
        '当前请求过多，请稍后再试',
        'More is asked than can be answered: try again a little later',
      );
    }
    if (under === 'endless') return;
    running.add(request);
    reply.raw.once('close', () => {
      running.delete(request);
      answered.delete(request);
    });
  });
  app.addHook('preValidation', async (request) => {
    if (running.has(request)) answered.add(request);
  });
}
