// Ways in which two handles can be compared: each has levels, and each level a likelihood ratio that is fitted (`weights.json`).
import { dayOf } from '#contract/days.ts';
import { COMPARED_KINDS } from '#contract/identity.ts';
import type { HandleFacts, Statement } from './facts.ts';

export type Kind = (typeof COMPARED_KINDS)[number];

/** What a comparison came to; absent where it can say nothing. `detail` is what it rests on, for people. */
export interface Compared {
  level: string;
  detail: string[];
}

/** One handle, or several that are taken for one person's, as they are compared. */
export interface Profile {
  ids: readonly string[];
  contacts: ReadonlySet<string>;
  /** Whether a contact was given beside what the handles are themselves. */
  givesContact: boolean;
  phrases: ReadonlySet<string>;
  prices: readonly number[];
  hours: readonly number[];
  lists: ReadonlySet<string>;
  dealings: HandleFacts['dealings'];
  names: readonly string[];
}

/** What of all handles tells how much an agreement is worth: how many give a contact, use a phrase, have a list. */
export interface Population {
  contacts: ReadonlyMap<string, number>;
  phrases: ReadonlyMap<string, number>;
  lists: ReadonlyMap<string, number>;
  handles: number;
  statements: ReadonlyMap<string, readonly Statement[]>;
}

/** Characters of a phrase: four say what is said, and not only how words are made. */
const PHRASE = 4;

/** The phrases of a text: every run of four letters or characters, without numbers, blanks and signs. */
function phrasesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const letters = [...run];
    for (let at = 0; at + PHRASE <= letters.length; at += 1)
      found.add(letters.slice(at, at + PHRASE).join(''));
  }
  return found;
}

function tally(all: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) for (const one of new Set(each)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** The key of a pair, whichever stands first. */
export const pairKey = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** The contact that a handle is itself: a phone, a number, an address. */
const ownContact = ({ platform, value }: HandleFacts): string | undefined =>
  platform === 'net-name' ? undefined : value.toLowerCase().replaceAll(/[\s-]/g, '');

/** All contacts by which a handle can be reached. */
const contactsOf = (handle: HandleFacts): Set<string> => {
  const own = ownContact(handle);
  return new Set([...handle.contacts, ...(own === undefined ? [] : [own])]);
};

const SIGNS = /[\s\p{P}\p{S}\d]/gu;
/** Words that stand beside names: they are the trade's. */
const TRADE = /资源|资料|名单|数据|信息|业主|客服|专卖|批发/g;

/** A name without signs, numbers and words of the trade; only of what people name themselves. */
const bareName = ({ platform, value }: HandleFacts): string[] => {
  if (platform === 'qq' || platform === 'phone') return [];
  const bare = value.replaceAll(SIGNS, '').replaceAll(TRADE, '').toLowerCase();
  return bare.length < 2 ? [] : [bare];
};

/** A handle as it is compared. */
export const profileOf = (handle: HandleFacts): Profile => ({
  ids: [handle.id],
  contacts: contactsOf(handle),
  givesContact: handle.contacts.length > 0,
  phrases: new Set(handle.texts.flatMap((text) => [...phrasesIn(text)])),
  prices: handle.prices,
  hours: handle.hours,
  lists: new Set(handle.lists),
  dealings: handle.dealings,
  names: bareName(handle),
});

/** Two of them as one person's. */
export const mergedProfile = (a: Profile, b: Profile): Profile => ({
  ids: [...a.ids, ...b.ids],
  contacts: new Set([...a.contacts, ...b.contacts]),
  givesContact: a.givesContact || b.givesContact,
  phrases: new Set([...a.phrases, ...b.phrases]),
  prices: [...a.prices, ...b.prices],
  hours: [...a.hours, ...b.hours],
  lists: new Set([...a.lists, ...b.lists]),
  dealings: [...a.dealings, ...b.dealings],
  names: [...a.names, ...b.names],
});

export function populationOf(profiles: readonly Profile[], statements: readonly Statement[]): Population {
  const bySubject = new Map<string, Statement[]>();
  for (const one of statements) {
    const key = pairKey(...one.handles);
    bySubject.set(key, [...(bySubject.get(key) ?? []), one]);
  }
  return {
    contacts: tally(profiles.map(({ contacts }) => contacts)),
    phrases: tally(profiles.map(({ phrases }) => phrases)),
    lists: tally(profiles.map(({ lists }) => lists)),
    handles: profiles.length,
    statements: bySubject,
  };
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((one) => b.has(one));
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

type Compare = (a: Profile, b: Profile, all: Population) => Compared | undefined;

/** Handles that give a contact up to which it is one person's; a shop's switchboard has more. */
const FEW = 8;

const contact: Compare = (a, b, all) => {
  const shared = common(a.contacts, b.contacts);
  if (shared.length > 0) {
    const rarest = Math.min(...shared.map((one) => all.contacts.get(one) ?? 2));
    return { level: rarest <= FEW ? 'same' : 'shared-by-many', detail: shared };
  }
  return a.givesContact && b.givesContact ? { level: 'other', detail: [] } : undefined;
};

const statement: Compare = (a, b, all) => {
  if (all.statements.size === 0) return undefined;
  const found = a.ids.flatMap((one) =>
    b.ids.flatMap((other) => all.statements.get(pairKey(one, other)) ?? []),
  );
  if (found.length === 0) return undefined;
  const level = found.some(({ how }) => how === 'said') ? 'said' : 'together';
  return { level, detail: [...new Set(found.map(({ evidence }) => evidence))] };
};

/** Phrases that this share of all handles use tell nothing. */
const COMMON_PHRASE = 0.15;

/** Whether few enough handles use a phrase for it to tell something. */
export const isRare = (phrase: string, all: Population): boolean =>
  all.phrases.get(phrase)! <= Math.max(2, COMMON_PHRASE * all.handles);

const wording: Compare = (a, b, all) => {
  if (a.phrases.size < 2 || b.phrases.size < 2) return undefined;
  const rare = common(a.phrases, b.phrases).filter((phrase) => isRare(phrase, all));
  const level =
    rare.length >= 14
      ? 'very-much'
      : rare.length >= 6
        ? 'much'
        : rare.length >= 2
          ? 'some'
          : rare.length === 1
            ? 'little'
            : 'none';
  return { level, detail: rare };
};

const lists: Compare = (a, b, all) => {
  if (a.lists.size === 0 || b.lists.size === 0) return undefined;
  const shared = common(a.lists, b.lists);
  if (shared.length === 0) return { level: 'other', detail: [] };
  const rarest = Math.min(...shared.map((one) => all.lists.get(one) ?? 2));
  return { level: shared.length > 1 ? 'several' : rarest <= 3 ? 'same' : 'common', detail: shared };
};

/** Days within which two dealings with the same party are at the same time. */
const SAME_TIME = 14;

const days = (on: string | undefined): number | undefined =>
  on === undefined || on.length < 10 ? undefined : dayOf(on.slice(0, 10));

const counterparties: Compare = (a, b) => {
  if (a.dealings.length === 0 || b.dealings.length === 0) return undefined;
  const shared = [...new Set(a.dealings.map((one) => one.with))].filter((one) =>
    b.dealings.some((other) => other.with === one),
  );
  if (shared.length === 0) return { level: 'other', detail: [] };
  const isAtOnce = shared.some((one) =>
    a.dealings.some((first) =>
      b.dealings.some((second) => {
        if (first.with !== one || second.with !== one) return false;
        const [x, y] = [days(first.on), days(second.on)];
        return x !== undefined && y !== undefined && Math.abs(x - y) <= SAME_TIME;
      }),
    ),
  );
  const many = shared.length > 1 ? 'several' : 'same';
  return { level: `${many}-${isAtOnce ? 'at-once' : 'in-turn'}`, detail: shared };
};

const price: Compare = (a, b) => {
  if (a.prices.length === 0 || b.prices.length === 0) return undefined;
  const [x, y] = [mean(a.prices), mean(b.prices)];
  const apart = Math.abs(x - y);
  const level = apart <= 0.03 ? 'same' : apart <= 0.12 ? 'near' : 'other';
  return { level, detail: level === 'other' ? [] : [x.toFixed(2), y.toFixed(2)] };
};

/** Hours around the clock as one direction: mean hour, and how close the hours lie to it (0 to 1). */
function clock(hours: readonly number[]): { hour: number; closeness: number } {
  const angles = hours.map((hour) => (hour / 24) * 2 * Math.PI);
  const [x, y] = [mean(angles.map(Math.cos)), mean(angles.map(Math.sin))];
  return { hour: ((Math.atan2(y, x) / (2 * Math.PI)) * 24 + 24) % 24, closeness: Math.hypot(x, y) };
}

const hours: Compare = (a, b) => {
  if (a.hours.length < 3 || b.hours.length < 3) return undefined;
  const [x, y] = [clock(a.hours), clock(b.hours)];
  const apart = Math.min(Math.abs(x.hour - y.hour), 24 - Math.abs(x.hour - y.hour));
  const level = apart <= 1.5 ? 'same' : apart <= 4 ? 'near' : 'other';
  const shown = (hour: number): string => `${Math.round(hour) % 24}:00`;
  return { level, detail: level === 'other' ? [] : [shown(x.hour), shown(y.hour)] };
};

const name: Compare = (a, b) => {
  if (a.names.length === 0 || b.names.length === 0) return undefined;
  const isLike = (x: string, y: string): boolean => x.includes(y) || y.includes(x);
  if (a.names.some((one) => b.names.includes(one))) return { level: 'same', detail: [] };
  const like = a.names.some((one) => b.names.some((other) => isLike(one, other)));
  return { level: like ? 'like' : 'other', detail: [] };
};

const COMPARE: Record<Kind, Compare> = {
  contact,
  statement,
  wording,
  lists,
  counterparties,
  price,
  hours,
  name,
};

/** All comparisons of a pair that say something. */
export function compareProfiles(a: Profile, b: Profile, all: Population): [Kind, Compared][] {
  return COMPARED_KINDS.flatMap((kind): [Kind, Compared][] => {
    const found = COMPARE[kind](a, b, all);
    return found === undefined ? [] : [[kind, found]];
  });
}
