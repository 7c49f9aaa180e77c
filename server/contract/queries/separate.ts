// What tells one possible source of a list from another, cell by cell, and what evidence would separate them most.
import { z } from 'zod';
import { band, lineageModel } from '../lineage.ts';
import { probability } from '../scalars.ts';
import { text } from '../text.ts';
import { caseParams, defineQuery, elementRef } from './define.ts';

/** One place: rows in the list, in A and in B (absent where one has none), whose word it is, and the three cells, masked. */
export const differencePlace = z.object({
  row: z.number().int().optional(),
  aRow: z.number().int().optional(),
  bRow: z.number().int().optional(),
  field: z.string().optional(),
  favours: z.enum(['a', 'b', 'neither']),
  /** No other list says the same: the cleanest sign. */
  unique: z.boolean(),
  here: z.string().optional(),
  a: z.string().optional(),
  b: z.string().optional(),
});
export type DifferencePlace = z.infer<typeof differencePlace>;

/** A difference between the two: `logLR` (nats) above 0 speaks for A, below for B; those of a channel add up to `channels`. */
export const difference = z.object({
  channel: z.string(),
  field: z.string().optional(),
  /** Rows of the list that it rests on. */
  rows: z.array(z.number().int()),
  logLR: z.number(),
  what: text,
  /** The first of `placesTotal`. */
  places: z.array(differencePlace),
  placesTotal: z.number().int(),
});
export type Difference = z.infer<typeof difference>;

/** What evidence to look for: how many cells, rows or lists it concerns, and what it can be expected to tell (nats). */
export const wantedEvidence = z.object({
  kind: z.enum(['field', 'rows', 'list', 'date', 'document']),
  field: z.string().optional(),
  list: z.string().optional(),
  holder: z.string().optional(),
  rows: z.array(z.number().int()),
  rowsTotal: z.number().int(),
  expected: z.number(),
  what: text,
});
export type WantedEvidence = z.infer<typeof wantedEvidence>;

/** The most places per difference that are given. */
export const MOST_PLACES = 500;

const propositionOf = z.object({
  list: z.string(),
  probability,
  logLR: z.number(),
  band,
  sharedOwners: z.number().int(),
});

export const separation = z.object({
  case: z.string(),
  list: z.string(),
  model: lineageModel,
  a: propositionOf,
  b: propositionOf,
  /** logLR of A minus that of B, nats, not capped; the sum of `channels`. */
  logLR: z.number(),
  channels: z.array(z.object({ name: z.string(), logLR: z.number() })),
  differences: z.array(difference),
  /** What to look for, most telling first. */
  wanted: z.array(wantedEvidence),
});
export type Separation = z.infer<typeof separation>;

export const separate = defineQuery({
  name: 'separate',
  path: '/api/cases/:case/lists/:list/separate',
  costly: true,
  title: { zh: '区分两个来源', en: 'Tell two sources apart' },
  help: {
    zh: '逐格说明哪些地方支持来源甲、哪些支持来源乙，以及还应查找什么证据',
    en: 'Cell by cell, what speaks for one source and what for the other, and which evidence to look for',
  },
  params: caseParams.extend({
    list: elementRef('List'),
    a: elementRef('List'),
    b: elementRef('List'),
    /** Places per difference at most. */
    places: z.coerce.number().int().min(0).max(MOST_PLACES).default(50),
  }),
  result: separation,
});
