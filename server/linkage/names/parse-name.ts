// A name taken apart, with how common it is: 王伟 tells little, 欧阳翡翠 nearly everything.
import { surnameLength } from '../../names/compound-surnames.ts';
import { givenNameShare } from './given-names.ts';
import { surnameShare } from './surnames.ts';

/** The reading of a name without tones, such as `zhangwei`. */
export type Pinyin = (name: string) => string;

export interface ParsedName {
  written: string;
  surname: string;
  /** Empty where only the surname is known (张先生). */
  given: string;
  /** Probability that a person met at random bears it. */
  share: number;
  logShare: number;
  /** Without tones; the name itself where no reading is known. */
  pinyin: string;
  /** The reading with the sounds that speakers mix up made one. */
  loose: string;
}

const HAN = /^\p{Script=Han}{1,5}$/u;

/** Least share of a name: nothing is rarer than one person in a population of this kind. */
const LEAST = 3e-7;
/** Of a name that is not Chinese. */
const FOREIGN = 1e-6;

/** Sounds that the south and west of China mix up: flat and curled, front and back nasals, n and l, f and h. */
const looseReading = (pinyin: string): string =>
  pinyin
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/l/g, 'n')
    .replace(/hu(?=[aioe])/g, 'f');

/** Takes a name apart. */
function parseName(written: string, pinyin?: Pinyin): ParsedName {
  if (!HAN.test(written)) {
    return {
      written,
      surname: '',
      given: written,
      share: FOREIGN,
      logShare: Math.log(FOREIGN),
      pinyin: written,
      loose: written,
    };
  }
  const length = surnameLength(written);
  const [surname, given] = [written.slice(0, length), written.slice(length)];
  const share = Math.max(LEAST, surnameShare(surname) * (given === '' ? 1 : givenNameShare(given)));
  const reading = pinyin?.(written) ?? written;
  return {
    written,
    surname,
    given,
    share,
    logShare: Math.log(share),
    pinyin: reading,
    loose: looseReading(reading),
  };
}

const parsed = new WeakMap<readonly string[], { pinyin: Pinyin | undefined; names: ParsedName[] }>();

/** The names of a column, taken apart once for all who ask. */
export function parseNames(values: readonly string[], pinyin: Pinyin | undefined): readonly ParsedName[] {
  const known = parsed.get(values);
  if (known !== undefined && known.pinyin === pinyin) return known.names;
  const names = values.map((value) => parseName(value, pinyin));
  parsed.set(values, { pinyin, names });
  return names;
}
