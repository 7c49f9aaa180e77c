// The chain of custody of a file, from the journal: every entry about it, in order.
import { createHash } from 'node:crypto';
import type { Custody, CustodyEventKind } from '#contract/queries/custody.ts';
import { sha256 } from '#contract/scalars.ts';
import { maskText, type FactPayload, type JournalEntry, type RecordReader } from '../record/index.ts';
import { noElement } from './assert-case.ts';
import { textOf } from './case-chain.ts';
import { REVEAL } from './reveals.ts';
import { shownEntry } from './steps/journal.ts';

/** The action by which a masked look at an exhibit is noted. */
export const LOOKED = 'evidence-look';

/** The action by which the bytes of an exhibit were handed out. */
export const EXHIBIT_OPENED = 'evidence-open';

const payloadOf = ({ payload }: JournalEntry): Record<string, unknown> =>
  typeof payload === 'object' && payload !== null ? { ...payload } : {};

function kindOf(entry: JournalEntry, first: number | undefined): CustodyEventKind {
  switch (entry.action) {
    case 'assert':
      return entry.seq === first ? 'received' : 'stated';
    case 'file':
      return 'stored';
    case 'retract':
      return 'retracted';
    case 'rows':
      return 'read';
    case LOOKED:
      return 'looked';
    case EXHIBIT_OPENED:
      return 'opened';
    // Of records that were written before a reveal had an end.
    case 'evidence-reveal':
      return payloadOf(entry)['file'] === true ? 'opened' : 'revealed';
    case REVEAL:
      return 'revealed';
    default:
      return 'other';
  }
}

/** Whether the bytes of a file have its hash, and how many they are. */
function checked(record: RecordReader, hash: string): { intact: boolean; bytes: number } {
  const digest = createHash('sha256');
  let bytes = 0;
  for (const piece of record.file(hash) ?? []) {
    digest.update(piece);
    bytes += piece.length;
  }
  return { intact: digest.digest('hex') === hash, bytes };
}

/**
 * Custody of an exhibit or a list.
 * @param upTo entries after this one are left out
 * @throws not-found
 */
export function custodyOf(
  record: RecordReader,
  caseId: string,
  ref: string,
  upTo: number = Number.POSITIVE_INFINITY,
): Omit<Custody, 'shown' | 'total'> {
  const fact = record.byRef(caseId, ref);
  if (fact?.type !== 'Evidence' && fact?.type !== 'List') return noElement(ref);
  const { type, id } = fact;
  const { values, hand } = fact.payload;
  const hash = sha256.safeParse(values['sha256']).data;
  const said = record.history(caseId, type, id);
  const [first] = said;
  const entries = [
    ...record.entriesOn(caseId, `${type}:${id}`),
    ...(hash === undefined ? [] : record.entriesOn(caseId, `file:${hash}`)),
    ...(hash === undefined ? [] : record.entriesOn(undefined, `file:${hash}`)),
    ...said.flatMap(({ retracted }) => retracted ?? []),
  ];
  const events = [...new Map(entries.map((entry) => [entry.seq, entry])).values()]
    .filter(({ seq }) => seq <= upTo)
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => {
      const why = textOf(payloadOf(entry)['reason']);
      return {
        kind: kindOf(entry, first?.entry.seq),
        entry: shownEntry(entry),
        ...(why === undefined ? {} : { reason: maskText(why) }),
      };
    });
  const file = textOf(values['file']);
  const source =
    textOf((first?.entry.payload as FactPayload | undefined)?.hand?.source) ?? textOf(hand?.source);
  return {
    element: fact.ref,
    type,
    ...(file === undefined ? {} : { file: maskText(file) }),
    ...(source === undefined ? {} : { from: maskText(source) }),
    ...(hash === undefined ? {} : { sha256: hash }),
    ...(hash === undefined || type === 'List' ? { intact: null } : checked(record, hash)),
    events,
  };
}
