// Canaries made and given out, and the alerts that say that a list has passed through somebody to whom one was given.
import { z } from 'zod';
import { reason } from './decision.ts';
import { journalEntry } from './queries/element.ts';
import { id, isoDate } from './scalars.ts';
import { text, type Text } from './text.ts';

/** By what a canary was recognised in a row: a number alone, or a name with something else of the record. */
export const CANARY_TRAITS = ['phone', 'id_number', 'door', 'id-rest', 'email', 'plate'] as const;
export const canaryTrait = z.enum(CANARY_TRAITS);
export type CanaryTrait = z.infer<typeof canaryTrait>;

/** How each is named on screen. */
export const canaryTraitTitle: Record<CanaryTrait, Text> = {
  phone: { zh: '电话', en: 'phone' },
  id_number: { zh: '身份证号', en: 'ID number' },
  door: { zh: '姓名与门牌', en: 'name and door' },
  'id-rest': { zh: '姓名与残存的身份证号', en: 'name and what is left of the ID number' },
  email: { zh: '姓名与邮箱', en: 'name and e-mail' },
  plate: { zh: '姓名与车牌', en: 'name and plate' },
};

/** Canaries that are made at once, at most. */
export const MOST_CANARIES = 200;

/** What is asked of `POST /api/cases/:case/canaries`. */
export const canaryRequest = z.object({
  /** A party or a handle. */
  recipient: id,
  count: z.coerce.number().int().min(1).max(MOST_CANARIES).default(5),
  /** The list in whose manner they are made; where not said, the recipient's largest, else the largest of the case. */
  list: id.optional(),
  /** The day on which they are given; today where not said. */
  on: isoDate.optional(),
});
export type CanaryRequest = z.infer<typeof canaryRequest>;

/** How much of all there is an answer shows. */
const page = { shown: z.number().int(), total: z.number().int() };

/** Where the phone numbers are from: a block that is under control, or drawn and held against every number of the record. */
export const phoneOrigin = z.enum(['controlled', 'checked']);
export type PhoneOrigin = z.infer<typeof phoneOrigin>;

/** A canary as it is shown: what it says, masked. */
export const shownCanary = z.object({
  id: z.string(),
  recipient: z.string(),
  /** Whether the recipient stands in the case. */
  recipientStands: z.boolean(),
  givenOn: z.string(),
  /** Who registered it, and when. */
  entry: journalEntry,
  /** The list in whose manner it was made, where it was made here. */
  list: z.string().optional(),
  phoneFrom: phoneOrigin.optional(),
  fields: z.record(z.string(), z.string()),
  /** Alerts in which it stands. */
  alerts: z.array(z.string()),
});
export type ShownCanary = z.infer<typeof shownCanary>;

/** The canaries of a case, and from where a new one's phone would be. */
export const canaries = z.object({
  case: z.string(),
  canaries: z.array(shownCanary),
  phoneFrom: phoneOrigin,
  ...page,
});
export type Canaries = z.infer<typeof canaries>;

export const canariesMade = z.object({
  case: z.string(),
  recipient: z.string(),
  list: z.string(),
  phoneFrom: phoneOrigin,
  canaries: z.array(shownCanary),
});
export type CanariesMade = z.infer<typeof canariesMade>;

export const canaryFormat = z.enum(['csv', 'xlsx']);
export type CanaryFormat = z.infer<typeof canaryFormat>;

/** What is asked of `POST /api/cases/:case/canaries/rows`: the rows in the clear, to be put into a list. */
export const canaryRowsRequest = z.object({
  recipient: id,
  /** Those of one list's manner; where not said, of the last that were made for the recipient. */
  list: id.optional(),
  format: canaryFormat.default('csv'),
  reason,
});
export type CanaryRowsRequest = z.infer<typeof canaryRowsRequest>;

/** A file of rows that was given out. */
export const canaryRowsResult = z.object({
  file: z.string(),
  sha256: z.string(),
  recipient: z.string(),
  list: z.string(),
  shown: z.number().int(),
  total: z.number().int(),
});
export type CanaryRowsResult = z.infer<typeof canaryRowsResult>;

/** A canary in a list. */
export const foundCanary = z.object({
  canary: z.string(),
  /** Rows that hold it, and the first of them, counted from 1 below the header. */
  rows: z.number().int(),
  first: z.array(z.number().int()),
  by: z.array(canaryTrait),
});

/** What a list and its canaries are, as the record keeps it. */
export const keptAlert = z.object({
  list: z.string(),
  /** The case and the recipient of the canaries. */
  canaryCase: z.string(),
  recipient: z.string(),
  canaries: z.array(foundCanary).min(1),
});
export type KeptAlert = z.infer<typeof keptAlert>;

/**
 * `open` and `acknowledged` are alerts; `expected` is the recipient's own list, in which the canary is where it was put.
 */
export const alertStatus = z.enum(['open', 'acknowledged', 'expected']);

/** Rows of one recipient's canaries that turned up in a list. */
export const canaryAlert = keptAlert.extend({
  id: z.string(),
  status: alertStatus,
  /** The case of the list. */
  case: z.string(),
  holder: z.string(),
  recipientStands: z.boolean(),
  /** Day on which the first of them was given. */
  givenOn: z.string(),
  /** Rows of the list that hold one. */
  rows: z.number().int(),
  /** Exactly what it says, and what it does not. */
  meaning: text,
  /** What speaks against it, where something does. */
  caveats: z.array(text),
  entry: journalEntry,
  /** Who acknowledged it, and why (masked, for it may name people). */
  word: z.object({ entry: journalEntry, reason: z.string() }).optional(),
});
export type CanaryAlert = z.infer<typeof canaryAlert>;

export const canaryAlerts = z.object({
  case: z.string(),
  alerts: z.array(canaryAlert),
  /** Alerts that nobody has acknowledged. */
  open: z.number().int(),
  ...page,
});
export type CanaryAlerts = z.infer<typeof canaryAlerts>;

export const alertWord = z.object({ reason });
export const alertResult = z.object({ alert: canaryAlert });

/** How much of an answer is wanted. */
export const canaryPage = z.object({
  limit: z.coerce.number().int().min(0).max(5000).default(500),
  offset: z.coerce.number().int().min(0).default(0),
});

/** Canaries in a file that is held against the case. */
export const matchedCanaries = keptAlert.omit({ list: true }).extend({
  recipientStands: z.boolean(),
  givenOn: z.string(),
  rows: z.number().int(),
  meaning: text,
});
export type MatchedCanaries = z.infer<typeof matchedCanaries>;
