// Transfers in the background: a file that is made into the spool, looked into, or taken. What opens or locks a file is held as long as
// its job waits and runs, and nowhere else.
import { fail, type VinetraceError } from '#contract/errors.ts';
import { UPLOAD_LIMIT } from '#contract/import.ts';
import type { Language } from '#contract/text.ts';
import {
  TRANSFER_EXTENSION,
  type ReceivedResult,
  type TransferJob,
  type TransferLook,
  type TransferRequest,
  type TransferResult,
} from '#contract/transfer.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { assertKept } from '../../queries/data-state.ts';
import type { Workspace } from '../../workspace.ts';
import { jobsOf, shownJob, type Asking, type Job, type Jobs } from '../jobs.ts';
import { beginSending } from './send.ts';
import { lookIntoTransfer, takeTransfer } from './take.ts';

/** What is asked of a job. */
export type Wanted =
  | { kind: 'out'; case: string; request: TransferRequest }
  | { kind: 'look'; case: null; upload: string; passphrase?: string | undefined }
  | {
      kind: 'in';
      case: null;
      upload: string;
      passphrase?: string | undefined;
      as?: string | undefined;
      /** Who is let into the case as its officer. */
      officer?: string | undefined;
    };

type Outcome =
  | { kind: 'out'; sent: TransferResult; kept: string }
  | { kind: 'look'; look: TransferLook }
  | { kind: 'in'; received: ReceivedResult };

export interface TransferJobs extends Jobs<Wanted, Outcome> {
  /** The file that was made. @throws not-found; conflict where it is not made, or the data of its case are gone */
  file(id: string, who: Asking): { name: string; bytes: number; stream: () => NodeJS.ReadableStream };
}

const NONE = { zh: '没有这项移交', en: 'There is no such transfer' };

/** The answer to whoever names a transfer that there is not, or that is not theirs any more. */
export const noTransfer = (): never => fail('not-found', NONE.zh, NONE.en);

const NOT_MADE = { zh: '文件还没有做好', en: 'The file is not made yet' };

/** Neither a passphrase nor a key is kept once it was used. */
function forgetful(wanted: Wanted): Wanted {
  if (wanted.kind !== 'out') return { ...wanted, passphrase: undefined };
  return { ...wanted, request: { ...wanted.request, lock: { passphrase: '' } } };
}

/** @param onFault told why one failed */
export function transferJobs(workspace: Workspace, onFault: (problem: VinetraceError) => void): TransferJobs {
  const { spool } = workspace;
  /** Whose the files are that were made, as the spool names it. */
  const sender = (by: string): string => `transfer:${by}`;

  const jobs = jobsOf<Wanted, Outcome>(
    {
      for: 'who-began',
      said: {
        none: NONE,
        ended: { zh: '移交已经结束', en: 'The transfer has ended' },
        notDone: NOT_MADE,
        tooMany: { zh: '排队的移交太多，请稍后再试', en: 'Too many transfers wait; try again later' },
      },
      most: 8,
      kept: 16,
      keepOf: forgetful,
      forget(outcome) {
        if (outcome.kind === 'out') spool.remove(outcome.kept);
      },
      async run(wanted, { by, ...around }) {
        if (wanted.kind === 'out') {
          const asked = { ...wanted.request, case: wanted.case, actor: by, ...around };
          const { bytes, result } = await beginSending(workspace, asked);
          const name = `${wanted.case}${wanted.request.masked ? '-masked' : ''}${TRANSFER_EXTENSION}`;
          const kept = await spool.take(bytes, { name, actor: sender(by), limit: UPLOAD_LIMIT * 4 });
          return { kind: 'out', sent: { file: name, ...result() }, kept: kept.id };
        }
        const upload = spool.find(by, wanted.upload);
        const { stream } = spool.source(upload);
        const source = { bytes: upload.bytes, stream: () => stream() as AsyncIterable<Uint8Array> };
        const { passphrase } = wanted;
        if (wanted.kind === 'look')
          return { kind: 'look', look: await lookIntoTransfer(workspace, source, { passphrase, ...around }) };
        const { as, officer } = wanted;
        const received = await takeTransfer(workspace, source, {
          passphrase,
          as,
          officer,
          actor: by,
          ...around,
        });
        spool.remove(upload.id);
        return { kind: 'in', received };
      },
    },
    onFault,
  );
  return {
    ...jobs,
    start(wanted, by) {
      if (wanted.kind === 'out') assertCase(workspace, wanted.case);
      else spool.find(by, wanted.upload);
      return jobs.start(wanted, by);
    },
    file(id, who) {
      const made = jobs.result(id, who);
      if (made.kind !== 'out') return fail('conflict', NOT_MADE.zh, NOT_MADE.en);
      assertKept(workspace.record, made.sent.case);
      const kept = spool.find(sender(who.user), made.kept);
      return { name: made.sent.file, bytes: kept.bytes, stream: () => spool.source(kept).stream() };
    },
  };
}

/** A transfer in one language. */
export function shownTransfer(job: Job<Wanted, Outcome>, language: Language): TransferJob {
  const { asked, result } = job;
  return {
    ...shownJob(job, language),
    kind: asked.kind,
    sent: result?.kind === 'out' ? result.sent : null,
    look: result?.kind === 'look' ? result.look : null,
    received: result?.kind === 'in' ? result.received : null,
  };
}
