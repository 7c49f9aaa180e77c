// Hubs: who holds, receives and passes on lists, what hangs on whom, and what breaks when somebody is taken out.
import { z } from 'zod';
import { serverJob } from './job.ts';
import { lineageModel } from './lineage.ts';
import { lineageState } from './lineage-state.ts';
import { text } from './text.ts';

/** Mean over the draws, standard deviation, and the bounds between which nine of ten draws lie. */
export const spread = z.object({ mean: z.number(), sd: z.number(), low: z.number(), high: z.number() });

export const brokerageCounts = z.object({
  coordinator: z.number().int(),
  gatekeeper: z.number().int(),
  representative: z.number().int(),
  consultant: z.number().int(),
  liaison: z.number().int(),
});

/** One measure in plain words. */
export const sentence = z.object({ measure: z.string(), text });

export const hubParty = z.object({
  id: z.string(),
  /** Handles that are taken for this party's. */
  handles: z.array(z.string()),
  kind: z.string(),
  /** Lists found with it. */
  lists: z.number().int(),
  /** Lists received from others, and passed on to others: documented or drawn, each once per giver and taker. */
  in: z.number().int(),
  out: z.number().int(),
  documentedIn: z.number().int(),
  documentedOut: z.number().int(),
  /** Share of the shortest ways between two others that run through it; a circle of parties counts as one. */
  betweenness: z.number(),
  pageRank: z.number(),
  /** Lists of others that every route from a source reaches through this party alone. */
  cuts: z.number().int(),
  cutOff: z.array(z.string()),
  /** From 1, by cuts, then betweenness, then lists received and passed on. */
  rank: z.number().int(),
  /** It has something that comes from nobody, as far as is known. */
  source: z.boolean(),
  brokerage: brokerageCounts,
  community: z.number().int().optional(),
  circle: z.number().int().optional(),
  sentences: z.array(sentence),
  /** What is to be expected where uncertain sources may or may not hold; by measure, where it was asked for. */
  expected: z
    .object({ in: spread, out: spread, cuts: spread, betweenness: spread, pageRank: spread })
    .partial()
    .optional(),
});
export type HubParty = z.infer<typeof hubParty>;

export const cutSet = z.object({
  parties: z.array(z.string()),
  listsCutOff: z.number().int(),
  cutOff: z.array(z.string()),
  /** `most-lists`: no set of this size cuts off more. `fewest`: fewer cannot part `targets` from the sources. */
  kind: z.enum(['most-lists', 'fewest']),
  targets: z.array(z.string()).optional(),
  /** Whether every set of this size was looked at. */
  exact: z.boolean(),
  text,
});

/** Which identities are taken for one: none, those confirmed or documented, or those proposed as well. */
export const READINGS_OF_IDENTITY = ['apart', 'confirmed', 'proposed'] as const;
export const identityReading = z.enum(READINGS_OF_IDENTITY);
export type IdentityReading = z.infer<typeof identityReading>;

export const hubs = z.object({
  case: z.string(),
  identities: identityReading,
  model: lineageModel,
  parties: z.array(hubParty),
  cutSets: z.array(cutSet),
  /** Parties that were looked at for the fewest that part them from the sources, of all where lists end. */
  ends: z.object({ looked: z.number().int(), total: z.number().int() }),
  communities: z.array(z.array(z.string())),
  /** Parties that pass lists in a circle. */
  circles: z.array(z.array(z.string())),
  /** Lists that came from somebody else: what can be cut off. */
  reachable: z.number().int(),
  handOvers: z.number().int(),
  /** Draws behind each expected measure; the seed gives the same ones again. Null where none were asked for or the model is not calibrated. */
  draws: z
    .object({
      seed: z.number().int(),
      in: z.number().int(),
      out: z.number().int(),
      cuts: z.number().int(),
      betweenness: z.number().int(),
      pageRank: z.number().int(),
    })
    .nullable(),
  notes: z.array(text),
  lineageUpTo: lineageState,
  shown: z.number().int(),
  total: z.number().int(),
});
export type Hubs = z.infer<typeof hubs>;

/** What breaks when parties are taken out. */
export const hubsWithout = z.object({
  case: z.string(),
  identities: identityReading,
  without: z.array(z.string()),
  /** Lists of others that no source reaches any more. */
  cutOff: z.array(z.object({ list: z.string(), holder: z.string() })),
  /** Lists that lose some of what leads to them, but not all. */
  weakened: z.array(
    z.object({ list: z.string(), holder: z.string(), lost: z.number().int(), left: z.number().int() }),
  ),
  /** Parties that would be the next ones. */
  next: z.array(z.object({ id: z.string(), cuts: z.number().int() })),
  reachable: z.number().int(),
  text,
  lineageUpTo: lineageState,
});
export type HubsWithout = z.infer<typeof hubsWithout>;

/** What is asked of `POST /api/cases/:case/hubs/expected`: the draws are long work, told of while they are made. */
export const expectedRequest = z.object({
  identities: identityReading.default('confirmed'),
  draws: z.number().int().min(1).max(1000).default(200),
  seed: z.number().int().min(0).max(0xffffffff).default(1),
});

/** Draws that are made, wait to be, or were. */
export const expectedJob = serverJob.extend({
  /** How many are asked for. */
  draws: z.number().int(),
  hubs: hubs.nullable(),
});
export type ExpectedJob = z.infer<typeof expectedJob>;
