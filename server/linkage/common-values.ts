// Values that too many people give to be anyone's: an agent's phone, a number that fills a column. They tell nothing of who a record is about.
import type { Values } from './features.ts';
import { hashText } from './hash.ts';
import { surnameLength } from '../names/compound-surnames.ts';

/** Surnames under which a value may stand and still be one household's; slips of a name hardly ever touch the surname. */
const MOST_SURNAMES = 6;

/** Which values of a field stand under more surnames than one household has. @param names the names of the same profiles */
function commonValues(field: Values, names: Values): Uint8Array {
  const surnames = new Map<string, number>();
  const surnameOf = Int32Array.from(names.values, (name) => {
    const surname = name.slice(0, surnameLength(name));
    const known = surnames.get(surname) ?? surnames.size;
    surnames.set(surname, known);
    return known;
  });
  const seen = new Int32Array(field.values.length * MOST_SURNAMES).fill(-1);
  const common = new Uint8Array(field.values.length);
  for (let profile = 0; profile + 1 < field.start.length; profile += 1) {
    if (names.start[profile] === names.start[profile + 1]) continue;
    const surname = surnameOf[names.codes[names.start[profile]!]!]!;
    for (let at = field.start[profile]!; at < field.start[profile + 1]!; at += 1) {
      const code = field.codes[at]!;
      const first = code * MOST_SURNAMES;
      let place = first;
      while (place < first + MOST_SURNAMES && seen[place] !== -1 && seen[place] !== surname) place += 1;
      if (place === first + MOST_SURNAMES) common[code] = 1;
      else seen[place] = surname;
    }
  }
  return common;
}

/** What is known of such values from records that are not at hand, and what comes to be known. */
export interface CommonValues {
  /** Values that are common already, as `commonKey` gives them. */
  known: ReadonlySet<number>;
  /** Those that are common by what these records say, `known` or not. */
  found: Set<number>;
}

/** A value of a field as one whole number. */
const commonKey = (field: string, value: string): number =>
  (hashText(field, 5) % 0x10_0000) * 0x1_0000_0000 + hashText(value, 6);

/** The values of a field without those that too many people give. @param field its name */
export function withoutCommon(field: string, values: Values, names: Values, all?: CommonValues): Values {
  const common = commonValues(values, names);
  if (all !== undefined) {
    for (let code = 0; code < common.length; code += 1) {
      if (common[code] === 0 && all.known.size === 0) continue;
      const key = commonKey(field, values.values[code]!);
      if (common[code] === 1) all.found.add(key);
      else if (all.known.has(key)) common[code] = 1;
    }
  }
  if (!common.includes(1)) return values;
  const start = new Int32Array(values.start.length);
  const codes = new Int32Array(values.codes.length);
  let length = 0;
  for (let profile = 0; profile + 1 < values.start.length; profile += 1) {
    for (let at = values.start[profile]!; at < values.start[profile + 1]!; at += 1) {
      if (common[values.codes[at]!] === 0) codes[length++] = values.codes[at]!;
    }
    start[profile + 1] = length;
  }
  return { start, codes: codes.slice(0, length), values: values.values };
}
