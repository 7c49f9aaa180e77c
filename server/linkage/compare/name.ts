// Names: exact, homophone, look-alike, of one family, different; an exact name is worth what its rarity is.
import { lookAlike } from '../names/look-alikes.ts';
import { parseNames, type ParsedName } from '../names/parse-name.ts';
import { isOneSlip } from './digits.ts';
import type { Comparison, Level } from './define.ts';

const LEVELS: readonly Level[] = [
  // Two of one household bear one name only by accident.
  { id: 'exact', same: 0.86, household: 2e-5, others: 1e-4, says: { zh: '姓名相同', en: 'the same name' } },
  {
    id: 'homophone',
    same: 0.05,
    household: 2e-3,
    others: 3e-4,
    says: { zh: '姓名同音', en: 'names that sound alike' },
  },
  {
    id: 'alike',
    same: 0.045,
    household: 0.01,
    others: 5e-4,
    says: { zh: '姓名形近或差一字', en: 'names that look alike or lack a character' },
  },
  {
    id: 'surname-only',
    same: 0.97,
    household: 0.4,
    others: 0.05,
    says: { zh: '一方只有姓，且相同', en: 'one gives the surname only, the same' },
  },
  {
    id: 'generation',
    same: 0.02,
    household: 0.12,
    others: 2e-3,
    says: { zh: '同姓，名有一字相同', en: 'one surname, one character of the given name' },
  },
  {
    id: 'given',
    same: 0.012,
    household: 1e-3,
    others: 1e-3,
    says: { zh: '名相同，姓不同', en: 'one given name, another surname' },
  },
  {
    id: 'surname',
    same: 5e-3,
    household: 0.35,
    others: 0.05,
    says: { zh: '仅同姓', en: 'the surname only' },
  },
  {
    id: 'differs',
    same: 0.006,
    household: 0.52,
    others: 0.95,
    says: { zh: '姓名不同', en: 'different names' },
  },
];

const [
  EXACT = 0,
  HOMOPHONE = 1,
  ALIKE = 2,
  SURNAME_ONLY = 3,
  GENERATION = 4,
  GIVEN = 5,
  SURNAME = 6,
  DIFFERS = 7,
] = LEVELS.keys();

const LOG_OTHERS = LEVELS.map(({ others }) => Math.log(others));
/** A reading is about four times as common as the commoner of two names that have it, and none is commoner than this. */
const HOMOPHONES = Math.log(4);
const MOST_HOMOPHONES = Math.log(2e-3);

/** How many of the positions of two names of one length differ, and whether each looks alike there. */
function differing(a: string, b: string): { count: number; alike: boolean } {
  let [count, alike] = [0, true];
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === b[at]) continue;
    count += 1;
    alike &&= lookAlike(a[at]!, b[at]!);
  }
  return { count, alike };
}

function levelOf(a: ParsedName, b: ParsedName): number {
  if (a.written === b.written) return EXACT;
  const [x, y] = [a.written, b.written];
  if (a.surname === '' || b.surname === '') {
    return x.length >= 5 && y.length >= 5 && isOneSlip(x, y) ? ALIKE : DIFFERS;
  }
  if (a.given === '' || b.given === '') return a.surname === b.surname ? SURNAME_ONLY : DIFFERS;
  if (a.pinyin === b.pinyin) return HOMOPHONE;
  if (x.length === y.length) {
    const { count, alike } = differing(x, y);
    if (count === 1 && alike) return ALIKE;
    if (a.loose === b.loose) return ALIKE;
    if (x.length > 2 && count === 2 && x.length === 3 && x[0] === y[0] && x[1] === y[2] && x[2] === y[1])
      return ALIKE;
  } else if (Math.min(x.length, y.length) >= 2 && isOneSlip(x, y) && a.surname === b.surname) return ALIKE;
  if (a.surname === b.surname) {
    const shared = [...a.given].some((character) => b.given.includes(character));
    return shared ? GENERATION : SURNAME;
  }
  return a.given === b.given && a.given.length > 1 ? GIVEN : DIFFERS;
}

export const name: Comparison = {
  field: 'name',
  levels: LEVELS,
  combine: 'mean',
  prepare(values, { pinyin }) {
    const names = parseNames(values, pinyin);
    const of = (code: number): ParsedName => names[code]!;
    return {
      level(a, b) {
        if (a !== b) return levelOf(of(a), of(b));
        const { surname, given } = of(a);
        return given === '' && surname !== '' ? SURNAME_ONLY : EXACT;
      },
      logChance(level, a, b) {
        if (level === EXACT) return of(a).logShare;
        if (level === HOMOPHONE) {
          return Math.min(MOST_HOMOPHONES, Math.max(of(a).logShare, of(b).logShare) + HOMOPHONES);
        }
        return LOG_OTHERS[level]!;
      },
    };
  },
};
