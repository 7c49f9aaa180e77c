// What tells one possible source of a list from another: channel by channel the difference of what they weigh, and where it lies.
import type { Channel, LineageModel, ListLineage } from '#contract/lineage.ts';
import type { Difference, DifferencePlace, WantedEvidence } from '#contract/queries/separate.ts';
import { CAP } from './bands.ts';
import { type Candidate, candidatesOf, type Found, membersApart, orderApart, valuesApart } from './apart.ts';
import { besideRows } from './beside.ts';
import { inferLineage } from './infer.ts';
import type { LineageInput } from './input.ts';
import { channelsOf } from './matching.ts';
import { score, type Scored } from './scoring.ts';
import { wantedEvidence } from './wanted.ts';

export interface SeparateInput extends LineageInput {
  /** Ids of the list and of the two possible sources. */
  list: string;
  a: string;
  b: string;
}

type Said = Pick<ListLineage['ranking'][number], 'probability' | 'logLR' | 'band'>;

export interface Separated {
  model: LineageModel;
  a: Said & { sharedOwners: number };
  b: Said & { sharedOwners: number };
  logLR: number;
  channels: { name: string; logLR: number }[];
  differences: Difference[];
  wanted: WantedEvidence[];
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Channels of which the single places are told one from another; the others are weighed as a whole. */
const APART: Readonly<Record<string, (x: Candidate) => Found[]>> = {
  values: valuesApart,
  membership: membersApart,
  order: orderApart,
};

/**
 * Gives each part of a channel its share of what the channel weighs. The places speak for A or for B with their own weights,
 * in whose proportion the channel's difference is shared out; where they do not point where the channel as a whole does
 * (it weighs rates and totals, too), they get as much in all as it weighs, and the rest is told apart.
 */
export function shareOut(found: readonly Found[], whole: number): { shares: number[]; rest: number } {
  const signed = found.map(({ weight, favours }) => (favours === 'b' ? -weight : weight));
  const net = signed.reduce((sum, one) => sum + one, 0);
  const gross = signed.reduce((sum, one) => sum + Math.abs(one), 0);
  if (gross === 0) return { shares: found.map(() => 0), rest: whole };
  const proportional = net === 0 ? Number.POSITIVE_INFINITY : whole / net;
  const scale =
    proportional >= 0 && proportional * gross <= Math.abs(whole) * MOST_SHARED
      ? proportional
      : Math.abs(whole) / gross;
  const shares = signed.map((one) => one * scale);
  return { shares, rest: whole - shares.reduce((sum, one) => sum + one, 0) };
}

/** Places for and against a channel may outweigh it together by this factor before they are told by totals instead. */
const MOST_SHARED = 4;

/** The rest of a channel, or a channel as a whole, in the words of both candidates. */
function asWhole(
  name: string,
  logLR: number,
  a: Channel | undefined,
  b: Channel | undefined,
  x: Candidate,
): Difference {
  const places = [a, b].flatMap((channel, at): DifferencePlace[] =>
    (channel?.places ?? []).map(({ childRow, parentRow, field }) => ({
      row: childRow,
      ...(at === 0 ? { aRow: parentRow } : { bRow: parentRow }),
      ...(field === undefined ? {} : { field }),
      favours: at === 0 ? 'a' : 'b',
      unique: false,
    })),
  );
  const [idA, idB] = [x.id(x.a), x.id(x.b)];
  return {
    channel: name,
    rows: [...new Set(places.flatMap(({ row }) => row ?? []))].sort((one, other) => one - other),
    logLR,
    what: {
      zh: `${idA}：${a?.note.zh ?? '无'}；${idB}：${b?.note.zh ?? '无'}`,
      en: `${idA}: ${a?.note.en ?? 'nothing'}; ${idB}: ${b?.note.en ?? 'nothing'}`,
    },
    places,
    placesTotal: (a?.placesTotal ?? 0) + (b?.placesTotal ?? 0),
  };
}

const REST = {
  zh: '该渠道的其余部分：比率和总数，不落在单个格子上',
  en: 'The rest of this channel: rates and totals that lie in no single cell',
};

/** The differences of one channel; their ratios add up to the channel's. */
function differencesOf(
  name: string,
  whole: number,
  x: Candidate,
  of: readonly [Channel | undefined, Channel | undefined],
): Difference[] {
  const apart = APART[name];
  if (apart === undefined) return whole === 0 && of[0] === undefined ? [] : [asWhole(name, whole, ...of, x)];
  const found = apart(x);
  const { shares, rest } = shareOut(found, whole);
  const told = found.map(({ field, places, what }, at): Difference => ({
    channel: name,
    ...(field === undefined ? {} : { field }),
    rows: [...new Set(places.flatMap(({ row }) => row ?? []))].sort((one, other) => one - other),
    logLR: shares[at]!,
    what,
    places,
    placesTotal: places.length,
  }));
  return Math.abs(rest) < 1e-9
    ? told
    : [...told, { channel: name, rows: [], logLR: rest, what: REST, places: [], placesTotal: 0 }];
}

/**
 * Tells two possible sources of a list apart; a ratio above 0 speaks for A. Undefined where the rows cannot be compared: too
 * few owners are shared, or the dates exclude one of them.
 */
export function separateSources(input: SeparateInput): Separated | undefined {
  const scoring = score(input);
  const { k } = scoring.look;
  const x = candidatesOf(scoring.look, input);
  const [a, b] = [x.a, x.b].map((p) => scoring.scored.find((one) => one.c === x.c && one.p === p));
  if (a === undefined || b === undefined) return undefined;
  const { model, lists } = inferLineage(input, scoring);
  const byPair = new Map(scoring.scored.map((one) => [one.c * k.n + one.p, one.logLR]));
  const beside = besideRows(k, input, (c, p) => byPair.get(c * k.n + p) ?? -CAP);
  const weighed = (one: Scored): Map<string, number> => {
    const more = beside.channels(one.c, one.p).map(({ name, logLR }): [string, number] => [name, logLR]);
    return new Map([...one.channels, ...more]);
  };
  const [ofA, ofB] = [weighed(a), weighed(b)];
  const words = [a, b].map(
    (one) =>
      new Map(channelsOf(scoring, input.fields, one, beside).map((channel) => [channel.name, channel])),
  );
  const channels = [...new Set([...ofA.keys(), ...ofB.keys()])]
    .map((name) => ({ name, logLR: (ofA.get(name) ?? 0) - (ofB.get(name) ?? 0) }))
    .sort((one, other) => Math.abs(other.logLR) - Math.abs(one.logLR) || (one.name < other.name ? -1 : 1));
  const differences = channels
    .flatMap(({ name, logLR }) => differencesOf(name, logLR, x, [words[0]!.get(name), words[1]!.get(name)]))
    .map((one) => ({ ...one, logLR: round(one.logLR) }));
  const ranking = lists.find(({ id }) => id === input.list)!.ranking;
  const said = (id: string, p: number): Separated['a'] => {
    const { probability, logLR, band } = ranking.find((one) => one.id === id && one.relation === 'parent')!;
    return { probability, logLR, band, sharedOwners: k.shared[x.c * k.n + p]! };
  };
  const [saidA, saidB] = [said(input.a, x.a), said(input.b, x.b)];
  return {
    model,
    a: saidA,
    b: saidB,
    logLR: round(channels.reduce((sum, one) => sum + one.logLR, 0)),
    channels: channels.map(({ name, logLR }) => ({ name, logLR: round(logLR) })),
    differences,
    wanted: wantedEvidence(x, { a: saidA.probability, b: saidB.probability }),
  };
}
