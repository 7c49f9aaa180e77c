// Answers about who copied whose list: lineage of a case and the trace of one list (the shapes of the command line).
import { z } from 'zod';
import { assessed, assessmentKind } from './assessment.ts';
import { probability } from './scalars.ts';
import { text } from './text.ts';

/** Verbal scale of the ENFSI guideline for evaluative reporting (2015); `none` is a ratio below 2. */
export const BANDS = [
  'none',
  'weak',
  'moderate',
  'moderately-strong',
  'strong',
  'very-strong',
  'extremely-strong',
] as const;
export const band = z.enum(BANDS);
export type Band = z.infer<typeof band>;

export const bandTitle: Record<Band, z.infer<typeof text>> = {
  none: { zh: '无支持', en: 'No support' },
  weak: { zh: '弱', en: 'Weak support' },
  moderate: { zh: '中等', en: 'Moderate support' },
  'moderately-strong': { zh: '较强', en: 'Moderately strong support' },
  strong: { zh: '强', en: 'Strong support' },
  'very-strong': { zh: '很强', en: 'Very strong support' },
  'extremely-strong': { zh: '极强', en: 'Extremely strong support' },
};

/** One place in the rows that speaks for or against: row numbers count from 1 below the header. Values stay in the record. */
export const telling = z.object({
  parentRow: z.number().int(),
  childRow: z.number().int(),
  field: z.string().optional(),
  what: z.string(),
});
export type Telling = z.infer<typeof telling>;

/** One channel's share: `logLR` in nats; `rows` how many rows it rests on; `places` the most telling cells, the first of `placesTotal`. */
export const channel = z.object({
  name: z.string(),
  logLR: z.number(),
  rows: z.number().int(),
  note: text,
  places: z.array(telling),
  placesTotal: z.number().int(),
});
export type Channel = z.infer<typeof channel>;

export const lineageParent = z.object({
  id: z.string(),
  probability,
  logLR: z.number(),
  band,
  /** Where probability and strength of the evidence point different ways: what that means here. */
  disagrees: text.optional(),
  documented: z.boolean(),
  transfer: z.string().optional(),
  sharedOwners: z.number().int(),
  channels: z.array(channel),
  /** What an investigator said of it; `probability` stays the model's. */
  assessment: assessed.optional(),
});
export type LineageParent = z.infer<typeof lineageParent>;

export const lineageRanking = z.object({
  id: z.string(),
  probability,
  relation: z.enum(['parent', 'common-source']),
  logLR: z.number(),
  band,
  /** A candidate that an investigator confirmed or rejected keeps its rank. */
  assessment: assessmentKind.optional(),
});

export const listLineage = z.object({
  id: z.string(),
  decision: z.enum(['derived', 'source-not-seized', 'independent', 'undecided']),
  parents: z.array(lineageParent),
  ranking: z.array(lineageRanking),
  notSeized: probability,
  /** Sources that would be drawn, had an investigator not rejected them. */
  rejected: z.array(lineageParent).optional(),
});
export type ListLineage = z.infer<typeof listLineage>;

/** `calibrated: false`: the numbers rank and gate, they are not probabilities; show bands. */
export const lineageModel = z.object({
  name: z.string(),
  version: z.string(),
  calibrated: z.boolean(),
  note: text,
});
export type LineageModel = z.infer<typeof lineageModel>;

export const caseLineage = z.object({ case: z.string(), model: lineageModel, lists: z.array(listLineage) });
export type CaseLineage = z.infer<typeof caseLineage>;

/** How a list came from the next one. */
export const via = z.object({
  kind: z.enum(['documented', 'inferred']),
  /** As the path counts it: what is documented or confirmed by its grade at least. The probability of a path is the product of these. */
  probability,
  /** What the model says, as in the lineage. A grade is no probability, so this stands beside the step. */
  modelProbability: probability,
  band: band.optional(),
  transfer: z.string().optional(),
  assessment: assessed.optional(),
});

/** A step of a path back; `via` says how this list came from the next one and is absent at the end. */
export const traceStep = z.object({ list: z.string(), holder: z.string(), via: via.optional() });
export type TraceStep = z.infer<typeof traceStep>;

/** A documented move of a list whose copy at the sender was not seized: the chain beyond the seized lists. */
export const beyond = z.object({ transfer: z.string(), holder: z.string(), on: z.string().optional() });

export const tracePath = z.object({
  probability,
  steps: z.array(traceStep).min(1),
  beyond: z.array(beyond),
});
export type TracePath = z.infer<typeof tracePath>;

export const trace = z.object({
  list: z.string(),
  model: lineageModel,
  paths: z.array(tracePath),
  firstHolders: z.array(z.object({ holder: z.string(), list: z.string(), probability })),
  notSeized: probability,
  shown: z.number().int(),
  total: z.number().int(),
});
export type Trace = z.infer<typeof trace>;
