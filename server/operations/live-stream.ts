// The stream of server-sent events that a page of a case listens to: what was entered, saved, inferred, by whomever.
import { PassThrough, type Readable } from 'node:stream';
import { fail } from '#contract/errors.ts';
import { MOST_NEWS, type LiveMessage } from '#contract/live.ts';
import type { Session } from '#contract/operations.ts';
import { LOOKED } from '../queries/custody.ts';
import { assertCase } from '../queries/assert-case.ts';
import type { Workspace } from '../workspace.ts';

export interface ListenOptions {
  case: string;
  user: string;
  /** The session as it is at this moment; undefined once it ended, or may not read the case any more. */
  session(): Session | undefined;
  /** The last entry that the page knows of; what was entered since comes first. Undefined: nothing is missed. */
  after: number | undefined;
}

export interface LiveStreams {
  /** @throws not-found; too-many-pages where the server holds as many streams as it may */
  open(options: ListenOptions): Readable;
  close(): void;
}

export interface LiveLimits {
  /** Streams of one person: the oldest ends where there would be more. */
  perUser: number;
  /** Streams in all. */
  total: number;
  /** How often a stream gives a sign of life, and how often it looks whether its session ended (ms). */
  heartbeatMs: number;
  checkMs: number;
}

const LIVE_LIMITS: LiveLimits = { perUser: 12, total: 400, heartbeatMs: 15_000, checkMs: 3_000 };

/** Bytes that may wait for a page that does not read: then it is cut off, and asks again from where it was. */
const MOST_WAITING = 1 << 20;
/** After how long a page that lost its stream asks again (ms). */
const RETRY_MS = 2000;

interface Open {
  user: string;
  begun: number;
  end(why: Extract<LiveMessage, { kind: 'ended' }>['why']): void;
}

export function liveStreams(workspace: Workspace, limits: LiveLimits = LIVE_LIMITS): LiveStreams {
  const { record, live, entered } = workspace;
  const streams = new Set<Open>();
  let begun = 0;

  const makeRoom = (user: string): void => {
    const own = [...streams].filter((stream) => stream.user === user).sort((a, b) => a.begun - b.begun);
    for (const stream of own.slice(0, Math.max(0, own.length - limits.perUser + 1))) stream.end('too-many');
    if (streams.size >= limits.total)
      fail('too-many-pages', '打开的页面过多，请关闭一些', 'Too many pages are open: close some of them');
  };

  function open({ case: caseId, user, session, after }: ListenOptions): Readable {
    assertCase(workspace, caseId);
    makeRoom(user);
    const out = new PassThrough();
    /** The last entry that was told. */
    let head = Math.min(after ?? Infinity, record.head());

    const write = (message: LiveMessage): void => {
      if (out.writableLength > MOST_WAITING) out.destroy();
      if (out.writable) out.write(`id: ${head}\ndata: ${JSON.stringify(message)}\n\n`);
    };
    const tellEntries = (): void => {
      const { total } = record.entries({ case: caseId, after: head, limit: 0 });
      const upTo = record.head();
      if (total > 0) {
        // Of very many the first tell what was begun (an import names itself first).
        const { entries } = record.entries({ case: caseId, after: head, limit: MOST_NEWS });
        head = upTo;
        // Whoever looked at something changed nothing.
        const news = entries.filter(({ action }) => action !== LOOKED);
        if (news.length === 0) return;
        const shown = news.map(({ seq, at, actor, action, subject }) => ({
          seq,
          at,
          actor,
          action,
          subject,
        }));
        write({
          kind: 'entries',
          entries: shown,
          shown: shown.length,
          total: total - entries.length + news.length,
          head,
        });
      }
      head = upTo;
    };
    const stopListening = live.listen((told) => {
      if (told.case === caseId && (told.user === undefined || told.user === user))
        guarded(() => write(told.message));
    });
    const isAllowed = (): boolean =>
      session() !== undefined && record.fact(caseId, 'Case', caseId) !== undefined;
    /** Nothing is told to a session that ended. */
    const guarded = (work: () => void): void => {
      if (!out.writable) return;
      if (isAllowed()) work();
      else stream.end('session');
    };
    const onEntered = (): void => guarded(tellEntries);
    const checks = setInterval(() => guarded(() => {}), limits.checkMs);
    const beats = setInterval(() => guarded(() => out.write(':\n\n')), limits.heartbeatMs);
    const stop = (): void => {
      clearInterval(checks);
      clearInterval(beats);
      stopListening();
      entered.delete(onEntered);
      streams.delete(stream);
    };
    const stream: Open = {
      user,
      begun: (begun += 1),
      end(why) {
        stop();
        write({ kind: 'ended', why });
        out.end();
      },
    };
    out.on('close', stop);
    streams.add(stream);
    entered.add(onEntered);
    out.write(`retry: ${RETRY_MS}\n\n`);
    write({ kind: 'begun', head: record.head(), heartbeat: limits.heartbeatMs });
    tellEntries();
    return out;
  }

  return {
    open,
    close() {
      for (const stream of streams) stream.end('closing');
    },
  };
}
