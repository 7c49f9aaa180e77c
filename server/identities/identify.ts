// Which handles are one person's: pairs weighed by all comparisons, and joined where the whole of what is known speaks for it.
import {
  compareProfiles,
  isRare,
  mergedProfile,
  pairKey,
  populationOf,
  profileOf,
  type Compared,
  type Kind,
  type Population,
  type Profile,
} from './comparisons.ts';
import type { HandleFacts, Statement } from './facts.ts';
import weights from './weights.json' with { type: 'json' };

/** A reason for or against: its share of the log-odds (nats). */
export interface PairReason extends Compared {
  kind: Kind;
  logLR: number;
}

/** What is known beforehand and stands: handles that are one person's, and pairs that are not. */
export interface Known {
  together: readonly (readonly string[])[];
  apart: readonly (readonly [string, string])[];
}

export interface FoundIdentity {
  handles: string[];
  /** Groups that are known to be one person's; joined to one another by inference. */
  parts: string[][];
  /** Probability of the least sure join; 1 where there was none. */
  probability: number;
  reasons: (PairReason & { handles: [string, string] })[];
}

type Levels = Record<string, Record<string, number>>;

/** Likelihood ratios (nats) of single handles, and of several that are compared together, of which more is known. */
export interface Weights {
  /** Others of the same person that a handle has, as the prior takes it. */
  partners: number;
  mostPrior: number;
  one: Levels;
  several: Levels;
}

/** Fitted by `scripts/generate/handles/fit.ts`. */
const FITTED = weights as Weights & { version: string; training: object };

/** Log-odds before anything is looked at, by the number of handles. */
const priorOf = (handles: number, { partners, mostPrior }: Weights): number => {
  const p = Math.min(mostPrior, partners / Math.max(1, handles - 1));
  return Math.log(p / (1 - p));
};

/** Log-odds from which two groups are joined: nine to one, for a wrong name in a file costs more than a missed one. */
const JOIN_FROM = Math.log(9);
/** A reason that stands by itself; a name is none, nor is what many share. */
const OWN_GROUNDS: ReadonlySet<Kind> = new Set([
  'contact',
  'statement',
  'wording',
  'lists',
  'counterparties',
]);

/** Weighs two profiles. */
export function weigh(
  a: Profile,
  b: Profile,
  all: Population,
  fitted: Weights = FITTED,
): { reasons: PairReason[]; logOdds: number } {
  const levels = a.ids.length + b.ids.length > 2 ? fitted.several : fitted.one;
  const reasons = compareProfiles(a, b, all).map(([kind, found]): PairReason => ({
    kind,
    ...found,
    logLR: levels[kind]?.[found.level] ?? 0,
  }));
  return {
    reasons,
    logOdds: reasons.reduce((sum, { logLR }) => sum + logLR, priorOf(all.handles, fitted)),
  };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Whether something other than a name speaks for it. */
const hasOwnGrounds = (reasons: readonly PairReason[]): boolean =>
  reasons.some(({ kind, logLR }) => OWN_GROUNDS.has(kind) && logLR > 0);

/** A group on its way: what is known of it together, of which parts it was made, and its least sure join. */
interface Group {
  profile: Profile;
  parts: Profile[];
  leastSure: number;
}

/** A wrong join costs as many wrong pairs as the smaller group has handles, for each of the other: the more, the surer it must be. */
const neededFor = (a: Group, b: Group): number =>
  JOIN_FROM + Math.log(Math.min(a.profile.ids.length, b.profile.ids.length));

/** Handles in the groups that are known, each of the others by itself. */
function startingGroups(profiles: readonly Profile[], { together }: Known): Group[] {
  const groupOf = new Map(profiles.map((profile) => [profile.ids[0]!, profile]));
  for (const known of together) {
    const distinct = [...new Set(known.flatMap((id) => groupOf.get(id) ?? []))];
    const [first, ...others] = distinct;
    if (first === undefined) continue;
    const joined = others.reduce(mergedProfile, first);
    for (const id of joined.ids) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())].map((profile) => ({
    profile,
    parts: [profile],
    leastSure: Infinity,
  }));
}

/**
 * For each group those with which it has something in common that could stand by itself: with any other it is not joined, so it is
 * not weighed. What a group has, one of the two that it was made of had.
 */
function neighboursOf(groups: readonly Group[], all: Population): Map<Group, Set<Group>> {
  const byKey = new Map<string, Group[]>();
  const groupOf = new Map(groups.flatMap((group) => group.profile.ids.map((id) => [id, group] as const)));
  for (const group of groups) {
    const { contacts, lists, phrases, dealings } = group.profile;
    const keys = new Set([
      ...[...contacts].map((one) => `contact ${one}`),
      ...[...lists].map((one) => `list ${one}`),
      ...[...phrases].filter((one) => isRare(one, all)).map((one) => `phrase ${one}`),
      ...dealings.map((one) => `with ${one.with}`),
    ]);
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), group]);
  }
  const near = new Map(groups.map((group) => [group, new Set<Group>()]));
  const join = (a: Group | undefined, b: Group | undefined): void => {
    if (a === undefined || b === undefined || a === b) return;
    near.get(a)!.add(b);
    near.get(b)!.add(a);
  };
  for (const sharing of byKey.values())
    for (const [at, a] of sharing.entries()) for (const b of sharing.slice(at + 1)) join(a, b);
  for (const said of all.statements.values())
    for (const { handles } of said) join(groupOf.get(handles[0]), groupOf.get(handles[1]));
  return near;
}

/**
 * Joins handles, the surest first, where what is known of both together speaks for one person by nine to one. Groups are never
 * joined by a name alone, nor where a pair of them is known to be apart.
 */
export function identify(
  handles: readonly HandleFacts[],
  statements: readonly Statement[],
  known: Known = { together: [], apart: [] },
): FoundIdentity[] {
  const profiles = handles.map(profileOf);
  const all = populationOf(profiles, statements);
  const order = new Map(handles.map(({ id }, at) => [id, at]));
  const apart = new Set(known.apart.map(([a, b]) => pairKey(a, b)));
  const isApart = (a: Profile, b: Profile): boolean =>
    apart.size > 0 && a.ids.some((one) => b.ids.some((other) => apart.has(pairKey(one, other))));
  const logOdds = (a: Group, b: Group): number => {
    if (isApart(a.profile, b.profile)) return -Infinity;
    const found = weigh(a.profile, b.profile, all);
    return hasOwnGrounds(found.reasons) ? found.logOdds : -Infinity;
  };
  let groups = startingGroups(profiles, known);
  const near = neighboursOf(groups, all);
  let open: { a: Group; b: Group; odds: number }[] = [];
  const consider = (a: Group, b: Group): void => {
    const odds = logOdds(a, b);
    if (odds >= 0) open.push({ a, b, odds });
  };
  const place = new Map(groups.map((group, at) => [group, at]));
  for (const [a, others] of near) for (const b of others) if (place.get(a)! < place.get(b)!) consider(a, b);
  for (;;) {
    const best = open.reduce<(typeof open)[number] | undefined>(
      (surest, one) => (one.odds >= neededFor(one.a, one.b) && one.odds > (surest?.odds ?? 0) ? one : surest),
      undefined,
    );
    if (best === undefined) break;
    const { a, b, odds } = best;
    const joined: Group = {
      profile: mergedProfile(a.profile, b.profile),
      parts: [...a.parts, ...b.parts],
      leastSure: Math.min(a.leastSure, b.leastSure, odds),
    };
    groups = [...groups.filter((group) => group !== a && group !== b), joined];
    open = open.filter((one) => one.a !== a && one.b !== a && one.a !== b && one.b !== b);
    const others = new Set([...(near.get(a) ?? []), ...(near.get(b) ?? [])]);
    others.delete(a);
    others.delete(b);
    near.delete(a);
    near.delete(b);
    near.set(joined, others);
    for (const other of others) {
      const own = near.get(other)!;
      own.delete(a);
      own.delete(b);
      own.add(joined);
      consider(joined, other);
    }
  }
  const inOrder = (ids: readonly string[]): string[] => ids.toSorted((x, y) => order.get(x)! - order.get(y)!);
  return groups
    .filter(({ profile }) => profile.ids.length > 1)
    .map(({ profile, parts, leastSure }) => ({
      handles: inOrder(profile.ids),
      parts: parts.map(({ ids }) => inOrder(ids)).toSorted((x, y) => order.get(x[0]!)! - order.get(y[0]!)!),
      probability: leastSure === Infinity ? 1 : logistic(leastSure),
      reasons: reasonsOf(parts, profiles, all),
    }))
    .sort((x, y) => order.get(x.handles[0]!)! - order.get(y.handles[0]!)!);
}

/** The reasons that tie parts together: of each pair of handles across them, what weighs most first. */
function reasonsOf(
  parts: readonly Profile[],
  profiles: readonly Profile[],
  all: Population,
): FoundIdentity['reasons'] {
  const single = new Map(profiles.map((profile) => [profile.ids[0]!, profile]));
  const found: FoundIdentity['reasons'] = [];
  for (const [at, part] of parts.entries())
    for (const other of parts.slice(at + 1))
      for (const a of part.ids)
        for (const b of other.ids)
          for (const reason of weigh(single.get(a)!, single.get(b)!, all).reasons)
            if (reason.logLR !== 0) found.push({ ...reason, handles: [a, b] });
  return found.sort((x, y) => Math.abs(y.logLR) - Math.abs(x.logLR));
}
