// How the data of a case stand: until when they are kept, whether they are held, whether they are gone. The journal is asked.
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { holdChange, purgeCounts, retentionChange, type DataState } from '#contract/purge.ts';
import { PURGE, type JournalEntry, type RecordReader } from '../record/index.ts';

export const RETENTION = 'retention';
export const HOLD = 'legal-hold';

/** What the entry of a purge says that a certificate tells. */
export const purgePayload = z.object({ reason: z.string(), counts: purgeCounts });

type Reader = Pick<RecordReader, 'entriesOn'>;

const said = (entry: JournalEntry, reason: string) => ({
  entry: entry.seq,
  at: entry.at,
  by: entry.actor,
  reason,
});

/** The last entry that did so; the action says it, for subjects of a journal that was received are up to its sender. */
const last = (record: Reader, caseId: string, action: string): JournalEntry | undefined =>
  record.entriesOn(caseId, action).findLast((entry) => entry.action === action);

/** The entry by which a case was purged. */
export const purgeEntry = (record: Reader, caseId: string): JournalEntry | undefined =>
  last(record, caseId, PURGE);

export function dataStateOf(record: Reader, caseId: string): DataState {
  const kept = last(record, caseId, RETENTION);
  const until = retentionChange.safeParse(kept?.payload).data;
  const held = last(record, caseId, HOLD);
  const hold = holdChange.safeParse(held?.payload).data;
  const gone = purgeEntry(record, caseId);
  const purge = purgePayload.safeParse(gone?.payload).data;
  return {
    retention:
      kept === undefined || until === undefined || until.on === null
        ? null
        : { ...said(kept, until.reason), on: until.on },
    hold: held === undefined || hold?.isHeld !== true ? null : said(held, hold.reason),
    purged: gone === undefined || purge === undefined ? null : said(gone, purge.reason),
  };
}

/** @throws conflict where the data are gone: what was made of them before is not handed out any more either */
export function assertKept(record: Reader, caseId: string): void {
  if (purgeEntry(record, caseId) !== undefined)
    fail(
      'conflict',
      '该案件的数据已清除',
      'The data of this case were purged: there is nothing to hand out any more',
    );
}
