// What blocking keys are made of: hashes of what a profile says, each made once per distinct value.
import { PART } from './compare/address.ts';
import { DAMAGED, UNPROVED } from './compare/id-number.ts';
import type { Feature } from './features.ts';
import { combine, hashText } from './hash.ts';
import { parseNames, type Pinyin } from './names/parse-name.ts';

/** Hashes of 32 bits; 0 where the profile does not say. */
export interface Says {
  name: number;
  /** Of the reading in which sounds that are mixed up are one. */
  loose: number;
  /** Of a name that few bear. */
  rare: number;
  /** Of an ID number that proves itself. */
  id: number;
  /** Of its first 15 digits, its birthday, its last six characters, as far as they are left. */
  idHead: number;
  birth: number;
  idTail: number;
  /** Of one that does not prove itself, as it is written. */
  writtenId: number;
  /** How many phones, and of each the whole, what stands before the last four digits, and those. */
  phones: number;
  phone: number[];
  phoneHead: number[];
  phoneTail: number[];
  complex: number;
  /** Building and room, with the complex and without. */
  home: number;
  flat: number;
  plate: number;
  email: number;
}

/** Names that fewer bear lead to one person by themselves. */
const RARE = 2e-6;
const SEED = 3;

const hashOf = (text: string): number => (text === '' ? 0 : hashText(text, SEED) || 1);
const hashes = (values: readonly string[], of: (value: string) => number): Int32Array =>
  Int32Array.from(values, of);

const bareId = (value: string): string =>
  value[0] === DAMAGED || value[0] === UNPROVED ? value.slice(1) : value;

/** Reads what a profile says into one object, which the next call fills anew. */
export function sayings(features: readonly Feature[], pinyin: Pinyin | undefined): (profile: number) => Says {
  const of = (field: string): Feature => features.find(({ comparison }) => comparison.field === field)!;
  const [name, id, phones, address, plate, email] = [
    of('name'),
    of('idNumber'),
    of('phones'),
    of('address'),
    of('plate'),
    of('email'),
  ];
  const parsed = parseNames(name.values, pinyin);
  const names = Int32Array.from(parsed, ({ written }) => hashOf(written));
  const looses = Int32Array.from(parsed, ({ loose }) => hashOf(loose));
  const rares = Int32Array.from(parsed, ({ written, share }) => (share < RARE ? hashOf(written) : 0));
  const ids = hashes(id.values, (value) =>
    value[0] === DAMAGED || value[0] === UNPROVED ? 0 : hashOf(value),
  );
  const heads = hashes(id.values, (value) =>
    bareId(value).length >= 15 ? hashOf(bareId(value).slice(0, 15)) : 0,
  );
  const births = hashes(id.values, (value) =>
    bareId(value).length >= 14 ? hashOf(bareId(value).slice(6, 14)) : 0,
  );
  const tails = hashes(id.values, (value) =>
    bareId(value).length >= 17 ? hashOf(bareId(value).slice(-6)) : 0,
  );
  const writtenIds = hashes(id.values, (value) =>
    value[0] === DAMAGED || value[0] === UNPROVED ? hashOf(value) : 0,
  );
  const phoneHashes = hashes(phones.values, hashOf);
  const phoneHeads = hashes(phones.values, (value) => hashOf(value.slice(0, -4)));
  const phoneTails = hashes(phones.values, (value) => hashOf(value.slice(-4)));
  const [complexes, flats, homes] = [0, 1, 2].map(() => new Int32Array(address.values.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (const [at, value] of address.values.entries()) {
    const [complex = '', building = '', , room = ''] = value.split(PART);
    complexes[at] = hashOf(complex);
    if (building === '' || room === '') continue;
    flats[at] = combine(hashOf(building), hashOf(room));
    if (complex !== '') homes[at] = combine(complexes[at], flats[at]);
  }
  const plates = hashes(plate.values, hashOf);
  const emails = hashes(email.values, hashOf);

  const code = ({ start, codes }: Feature, profile: number): number =>
    start[profile] === start[profile + 1] ? -1 : codes[start[profile]!]!;
  const pick = (from: Int32Array, at: number): number => (at === -1 ? 0 : from[at]! >>> 0);
  const says: Says = {
    name: 0,
    loose: 0,
    rare: 0,
    id: 0,
    idHead: 0,
    birth: 0,
    idTail: 0,
    writtenId: 0,
    phones: 0,
    phone: [],
    phoneHead: [],
    phoneTail: [],
    complex: 0,
    home: 0,
    flat: 0,
    plate: 0,
    email: 0,
  };
  return (profile) => {
    const [nameCode, idCode, homeCode] = [code(name, profile), code(id, profile), code(address, profile)];
    says.name = pick(names, nameCode);
    says.loose = pick(looses, nameCode);
    says.rare = pick(rares, nameCode);
    says.id = pick(ids, idCode);
    says.idHead = pick(heads, idCode);
    says.birth = pick(births, idCode);
    says.idTail = pick(tails, idCode);
    says.writtenId = pick(writtenIds, idCode);
    const [from, to] = [phones.start[profile]!, phones.start[profile + 1]!];
    says.phones = to - from;
    for (let at = from; at < to; at += 1) {
      const phone = phones.codes[at]!;
      says.phone[at - from] = phoneHashes[phone]! >>> 0;
      says.phoneHead[at - from] = phoneHeads[phone]! >>> 0;
      says.phoneTail[at - from] = phoneTails[phone]! >>> 0;
    }
    says.complex = pick(complexes, homeCode);
    says.home = pick(homes, homeCode);
    says.flat = pick(flats, homeCode);
    says.plate = pick(plates, code(plate, profile));
    says.email = pick(emails, code(email, profile));
    return says;
  };
}
