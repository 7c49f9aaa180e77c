// A list or complaints that are not in the case, held against it: whose they are. Nothing of them is stored.
import { z } from 'zod';
import { matchedCanaries } from './canaries.ts';
import { readingOptions, uploadId } from './import.ts';
import { band, channel, lineageModel, listLineage, telling } from './lineage.ts';
import { id, isoDate, probability } from './scalars.ts';

/**
 * A telling place with what stands there, masked: `here` in the file, `there` in the list of the case. Row numbers count from 1
 * below the header; with `sources` the child is the file and the parent the list, with `copies` the other way round.
 */
export const matchPlace = telling.extend({ here: z.string().optional(), there: z.string().optional() });
export const matchChannel = channel.extend({ places: z.array(matchPlace) });
export type MatchChannel = z.infer<typeof matchChannel>;

/** How a list of the case stands to the file. */
export const matchedList = z.object({
  list: z.string(),
  holder: z.string(),
  probability,
  logLR: z.number(),
  band,
  sharedOwners: z.number().int(),
  /** Cells that deviate in both alike. */
  sharedErrors: z.number().int(),
  channels: z.array(matchChannel),
});
export type MatchedList = z.infer<typeof matchedList>;

export const match = z.object({
  case: z.string(),
  model: lineageModel,
  rows: z.number().int(),
  /** People of the file whom the case knows. */
  knownOwners: z.number().int(),
  /** People of the file, known or not. */
  owners: z.number().int(),
  decision: listLineage.shape.decision,
  /** Lists of the case that the file may have been copied from, likeliest first. */
  sources: z.array(matchedList),
  /** Lists of the case that may have been copied from the file. */
  copies: z.array(matchedList),
  /** Lists with which it may share a source that was not seized. */
  common: z.array(z.object({ list: z.string(), probability, logLR: z.number(), band })),
  notSeized: probability,
  /** Lists that were compared, of all of the case. */
  compared: z.number().int(),
  lists: z.number().int(),
  /** Canaries in the file, by who was given them. */
  canaries: z.array(matchedCanaries),
  /** Lists of the case that hold exactly this file. */
  identical: z.array(z.string()),
  seconds: z.number(),
});
export type Match = z.infer<typeof match>;

/** What is asked of `POST /api/cases/:case/match`. */
export const matchRequest = z.object({
  upload: uploadId,
  reading: readingOptions.default({}),
  /** A named mapping to go by. */
  mapping: z.string().optional(),
  /** When this copy can have existed, where that is known. */
  firstPossibleOn: isoDate.optional(),
  lastPossibleOn: isoDate.optional(),
  /** Keeps the upload, to be read otherwise or imported; else it is gone with the answer. */
  keep: z.boolean().default(false),
});
export type MatchRequest = z.infer<typeof matchRequest>;

/** A holder as an explanation of complaints; `list` is the list of his that explains most, and absent where none does. */
export const explainingHolder = z.object({
  holder: z.string(),
  list: z.string().optional(),
  /** That any of the complaints goes back to a list of his. */
  probability,
  /** Complaints explained by his lists against nobody's, nats, capped. */
  logLR: z.number(),
  band,
  /** Complaints whose likeliest explanation he is. */
  explained: z.number().int(),
  /** Complaints about people in one of his lists of that time. */
  covers: z.number().int(),
  /** He made some of the calls himself. */
  called: z.number().int(),
  /** Holders whose lists would explain the same complaints about as well: they cannot be told apart by these. */
  alike: z.array(z.string()),
});
export type ExplainingHolder = z.infer<typeof explainingHolder>;

export const complaintMatch = z.object({
  case: z.string(),
  model: lineageModel,
  /** Complaints that were read. */
  complaints: z.number().int(),
  holders: z.array(explainingHolder),
  /** Complaints that no seized list explains better than some other source does. */
  unexplained: z.number().int(),
  /** Each complaint with what explains it, in the order of the file. `known` tells which fields the caller knew. */
  details: z.array(
    z.object({
      complaint: id,
      on: z.string(),
      caller: z.string().optional(),
      /** The person of the case whom it is about (pseudonym). */
      owner: z.string().optional(),
      known: z.array(z.string()),
      explanations: z.array(
        z.object({
          holder: z.string(),
          list: z.string(),
          probability,
          /** Rows of the list that are this person's. */
          rows: z.array(z.number().int()),
          /** Fields in which the list says what the caller knew; those of them that few others say so; those that differ. */
          agree: z.array(z.string()),
          telling: z.array(z.string()),
          differ: z.array(z.string()),
        }),
      ),
      /** That none of the seized lists is behind it. */
      unexplained: probability,
    }),
  ),
});
export type ComplaintMatch = z.infer<typeof complaintMatch>;

/** What is asked of `POST /api/cases/:case/match-complaints`: an uploaded `complaints.csv`; the case's own where none is named. */
export const complaintMatchRequest = z.object({
  upload: uploadId.optional(),
  keep: z.boolean().default(false),
});
