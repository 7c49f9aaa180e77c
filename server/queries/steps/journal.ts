// The journal, without payloads, which may hold personal data.
import type { journalEntry } from '#contract/queries/element.ts';
import type { z } from 'zod';
import type { JournalEntry } from '../../record/index.ts';
import type { Step } from '../define.ts';

/** An entry as it is shown: what it says, without its payload, which may hold personal data. */
export const shownEntry = (entry: JournalEntry): z.infer<typeof journalEntry> => ({
  seq: entry.seq,
  at: entry.at,
  actor: entry.actor,
  action: entry.action,
  subject: entry.subject,
  hash: entry.hash,
  ...(entry.received === undefined ? {} : { received: entry.received }),
});

export const journal: Step<'journal'> = ({ record }, params, _signal, access) => {
  const { entries, total } = record.entries({
    ...params,
    // What is of no case, users and mappings, is the administrator's.
    ...(access.mayInstall('users') ? {} : { cases: access.cases().map(({ id }) => id) }),
  });
  return { entries: entries.map(shownEntry), shown: entries.length, total };
};
