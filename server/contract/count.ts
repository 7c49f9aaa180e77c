// Counts for the file: how many records, what was deducted and why, what they gained, and which thresholds of the rules that is. Never a word of guilt.
import { z } from 'zod';
import { reason } from './decision.ts';
import { identityReading } from './hubs.ts';
import { journalEntry } from './queries/element.ts';
import { isoDate } from './scalars.ts';
import { text } from './text.ts';

/** A rule with its citation. `from` is the day on which it came into force, `until` the last day of it, where it was replaced. */
export const lawRule = z.object({
  id: z.string(),
  /** As it is cited: 法释〔2017〕10号第五条第一款第（三）项. */
  citation: text,
  says: text,
  from: isoDate,
  until: isoDate.optional(),
});
export type LawRule = z.infer<typeof lawRule>;

/** What class a record may be of: property information, what can affect safety, any other. */
export const RECORD_CLASSES = ['property', 'safety', 'other'] as const;
export const recordClass = z.enum(RECORD_CLASSES);
export type RecordClass = z.infer<typeof recordClass>;

/** How the rules stand to the time of the conduct: `reference` before they were in force, `mixed` and `unknown` are said. */
export const APPLIES = ['in-force', 'reference', 'mixed', 'unknown'] as const;
export const applies = z.enum(APPLIES);
export type Applies = z.infer<typeof applies>;

const threshold = z.object({ threshold: z.number(), reached: z.boolean(), rule: z.string() });

/**
 * One way to read the rules: all records are of one class, or, in `classified`, of the classes that were given list by list.
 * `records` are held against `threshold`; where classes are mixed `share` is the sum of each class's part of its threshold.
 */
export const countReading = z.object({
  id: z.enum(['property', 'other', 'classified']),
  records: z.number().int(),
  threshold: z.number(),
  reached: z.boolean(),
  /** Citation, also in `rules`. */
  rule: z.string(),
  share: z.number(),
  especially: threshold,
  /** Where it is shown that the information was got in performing duties or providing services. */
  ownDuty: z.object({ threshold: z.number(), reached: z.boolean(), especially: threshold, rule: z.string() }),
  applies,
  text,
});
export type CountReading = z.infer<typeof countReading>;

/** Why a record counts as false. */
export const FALSE_REASONS = ['id-checksum', 'phone', 'marked'] as const;
export const falseReason = z.enum(FALSE_REASONS);
export type FalseReason = z.infer<typeof falseReason>;

/** `seized` is the sum of the three others. */
export const recordCounts = z.object({
  seized: z.number().int(),
  duplicates: z.number().int(),
  false: z.number().int(),
  counted: z.number().int(),
});

export const listCount = recordCounts.extend({ list: z.string(), holder: z.string() });

/** A sale, or a hand-over of which nothing is said of money. */
export const gainItem = z.object({
  transfer: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.string(),
  on: z.string().optional(),
  records: z.number().int().nullable(),
  /** Whether the number of records is the document's or that of the list that was found. */
  recordsFrom: z.enum(['document', 'list']).nullable(),
  price: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** `documented`: price and number are known. `bracketed`: the price is taken to be 0.5 to 1 yuan. `unknown`: cannot be said. */
  basis: z.enum(['documented', 'bracketed', 'unknown']),
});
export type GainItem = z.infer<typeof gainItem>;

export const gain = z.object({
  /** From documented prices alone. */
  yuan: z.number(),
  /** With the sales whose price is not known, at 0.5 and at 1 yuan a record. */
  low: z.number(),
  high: z.number(),
  rule: z.string(),
  threshold: z.number(),
  /** Whether documented gains reach it; whether they would with what is bracketed, at most. */
  reached: z.boolean(),
  reachedAtMost: z.boolean(),
  especially: threshold,
  ownDuty: z.object({ threshold: z.number(), reached: z.boolean(), rule: z.string() }),
  items: z.array(gainItem),
  /** Sales of which nothing can be said in yuan. */
  unknown: z.number().int(),
  text,
});

/** What a recipient was provided with. */
export const provision = z.object({
  from: z.string(),
  to: z.string(),
  records: z.number().int(),
  transfers: z.array(z.string()),
  lists: z.array(z.string()),
  /** What the documents say, where they say a number and it is another. */
  documented: z.number().int().nullable(),
  /** Hand-overs of which no number is known. */
  unknown: z.number().int(),
});

export const period = z.object({
  period: z.enum(['before', 'from', 'unknown']),
  lists: z.number().int(),
  rows: z.number().int(),
  transfers: z.number().int(),
  yuan: z.number(),
});

export const sensitivityPoint = z.object({
  /** Odds from which two records are taken for one person's. */
  odds: z.number(),
  standing: z.boolean(),
  duplicates: z.number().int(),
  counted: z.number().int(),
});

export const count = z.object({
  case: z.string(),
  scope: z.object({
    list: z.string().optional(),
    party: z.string().optional(),
    /** Lists and parties, where several were chosen. */
    chosen: z.array(z.string()).optional(),
    identities: identityReading,
    lists: z.array(z.string()),
  }),
  records: recordCounts,
  /** Different people among the records that count; one may own several homes. */
  people: z.number().int(),
  /** False records by the first reason that holds. */
  falseBy: z.object({ 'id-checksum': z.number().int(), phone: z.number().int(), marked: z.number().int() }),
  lists: z.array(listCount),
  readings: z.array(countReading),
  gain,
  provided: z.array(provision),
  /** How `readings` come to their number of records, where it is more than what counts of what was found. */
  accumulated: z.object({
    held: z.number().int(),
    provided: z.number().int(),
    heldNotProvided: z.number().int(),
    total: z.number().int(),
    rule: z.string(),
  }),
  periods: z.array(period),
  /** Of a party that received and is not known to have passed on. */
  buyer: z.object({ threshold: z.number(), profit: z.null(), rule: z.string(), text }).nullable(),
  fine: z.object({ upTo: z.number(), rule: z.string(), text }),
  rules: z.array(lawRule),
  notes: z.array(text),
  sensitivity: z.array(sensitivityPoint).optional(),
});
export type Count = z.infer<typeof count>;

/** A row that was deducted, or that counts. */
export const countRow = z.object({
  list: z.string(),
  row: z.number().int(),
  owner: z.string(),
  home: z.number().int(),
  reason: falseReason.optional(),
  /** The row that counts in its place. */
  sameAs: z.object({ list: z.string(), row: z.number().int() }).optional(),
});
export type CountRow = z.infer<typeof countRow>;

/** A mark on rows that an investigator found to be false, as the record keeps it. */
export const mark = z.object({
  list: z.string().min(1),
  rows: z.array(z.number().int().min(1)).min(1).max(20_000),
  reason,
  /** How the list was read when this was said: where it is read otherwise now, its rows may be others. */
  reading: z.string(),
});
export type Mark = z.infer<typeof mark>;

export const markRequest = mark.pick({ rows: true, reason: true });

/** A mark of the case's history; the reason is masked, for it may name people. */
export const shownMark = mark.omit({ reading: true }).extend({
  id: z.string(),
  entry: journalEntry,
  undone: journalEntry.optional(),
  stands: z.boolean(),
  /** The list is read otherwise by now, so that the mark says nothing. */
  outdated: z.boolean(),
});
export type ShownMark = z.infer<typeof shownMark>;
export const markResult = z.object({ mark: shownMark });
