// Blocking: the keys of which two records must share one to be compared at all. Each slip of one field leaves another key whole.
import { PART } from './compare/address.ts';
import { DAMAGED, UNPROVED } from './compare/id-number.ts';
import type { Feature } from './features.ts';
import { combine, hashText } from './hash.ts';
import { parseName, type ParsedName, type Pinyin } from './names/parse-name.ts';

/** What the keys of one profile are made of; empty texts where the profile says nothing. */
interface Says {
  name: ParsedName | undefined;
  /** The ID number, or what is left of it. */
  id: string;
  /** The number proves itself. */
  proved: boolean;
  phones: readonly string[];
  complex: string;
  building: string;
  room: string;
  plate: string;
  email: string;
}

/** A kind of key: gives the texts that make it, or nothing. */
interface BlockingKey {
  id: string;
  keys(says: Says): readonly (readonly string[])[];
}

const NONE: readonly (readonly string[])[] = [];
/** Names rarer than this lead to one person by themselves. */
const RARE = 2e-6;

/** The kinds of keys, one line each. */
export const BLOCKING_KEYS: readonly BlockingKey[] = [
  { id: 'id', keys: ({ id, proved }) => (proved ? [[id]] : NONE) },
  { id: 'id-head', keys: ({ id }) => (id.length >= 15 ? [[id.slice(0, 15)]] : NONE) },
  {
    id: 'birth-name',
    keys: ({ id, name }) => (id.length >= 14 && name ? [[id.slice(6, 14), name.loose]] : NONE),
  },
  { id: 'id-tail', keys: ({ id, name }) => (id.length >= 17 && name ? [[id.slice(-6), name.loose]] : NONE) },
  { id: 'phone', keys: ({ phones }) => phones.map((phone) => [phone]) },
  {
    id: 'phone-head-name',
    keys: ({ phones, name }) => (name ? phones.map((phone) => [phone.slice(0, -4), name.loose]) : NONE),
  },
  {
    id: 'phone-tail-name',
    keys: ({ phones, name }) => (name ? phones.map((phone) => [phone.slice(-4), name.loose]) : NONE),
  },
  {
    id: 'home',
    keys: ({ complex, building, room }) => (complex && building && room ? [[complex, building, room]] : NONE),
  },
  { id: 'name-complex', keys: ({ name, complex }) => (name && complex ? [[name.loose, complex]] : NONE) },
  {
    id: 'name-flat',
    keys: ({ name, building, room }) => (name && building && room ? [[name.loose, building, room]] : NONE),
  },
  { id: 'rare-name', keys: ({ name }) => (name && name.share < RARE ? [[name.written]] : NONE) },
  { id: 'plate', keys: ({ plate }) => (plate ? [[plate]] : NONE) },
  { id: 'email', keys: ({ email }) => (email ? [[email]] : NONE) },
];

/** Reads what profiles say out of their features. */
export function sayings(features: readonly Feature[], pinyin: Pinyin | undefined): (profile: number) => Says {
  const of = (field: string): Feature => features.find(({ comparison }) => comparison.field === field)!;
  const [name, id, phones, address, plate, email] = [
    'name',
    'idNumber',
    'phones',
    'address',
    'plate',
    'email',
  ].map(of) as [Feature, Feature, Feature, Feature, Feature, Feature];
  const one = ({ start, codes, values }: Feature, profile: number): string =>
    start[profile] === start[profile + 1] ? '' : values[codes[start[profile]!]!]!;
  const names: (ParsedName | undefined)[] = Array.from({ length: name.values.length });
  return (profile) => {
    const nameCode = name.start[profile] === name.start[profile + 1] ? -1 : name.codes[name.start[profile]!]!;
    const written = one(id, profile);
    const isWhole = written !== '' && written[0] !== DAMAGED && written[0] !== UNPROVED;
    const [complex = '', building = '', , room = ''] = one(address, profile).split(PART);
    const own: string[] = [];
    for (let at = phones.start[profile]!; at < phones.start[profile + 1]!; at += 1)
      own.push(phones.values[phones.codes[at]!]!);
    return {
      name: nameCode === -1 ? undefined : (names[nameCode] ??= parseName(name.values[nameCode]!, pinyin)),
      id: isWhole ? written : written.slice(1),
      proved: isWhole,
      phones: own,
      complex,
      building,
      room,
      plate: one(plate, profile),
      email: one(email, profile),
    };
  };
}

/** 32 bits of one key. */
export function hashKey(kind: number, texts: readonly string[]): number {
  let hash = kind + 1;
  for (const text of texts) hash = combine(hash, hashText(text, 3));
  return hash;
}
