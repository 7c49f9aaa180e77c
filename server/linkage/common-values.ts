// Values that too many people give to be anyone's: an agent's phone, a number that fills a column. They tell nothing of who a record is about.
import type { Values } from './features.ts';
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

/** The values of a field without those that too many people give. */
export function withoutCommon(field: Values, names: Values): Values {
  const common = commonValues(field, names);
  if (!common.includes(1)) return field;
  const start = new Int32Array(field.start.length);
  const codes = new Int32Array(field.codes.length);
  let length = 0;
  for (let profile = 0; profile + 1 < field.start.length; profile += 1) {
    for (let at = field.start[profile]!; at < field.start[profile + 1]!; at += 1) {
      if (common[field.codes[at]!] === 0) codes[length++] = field.codes[at]!;
    }
    start[profile + 1] = length;
  }
  return { start, codes: codes.slice(0, length), values: field.values };
}
