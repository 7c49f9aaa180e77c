// How well a document answers what was typed: as written before by sound, by sound before nearly.
import { slips, slipsFor } from './near.ts';
import { soundFit, typedSound, type Sound, soundOf } from './sound.ts';

/** What is searched of an element; texts in small letters. */
export interface Searchable {
  ref: string;
  caption: string;
  /** The id it has in its folder, and the reference it has in the case. */
  ids: readonly string[];
  properties: readonly string[];
  sound: Sound;
}

export type Matched = 'caption' | 'id' | 'property' | 'sound' | 'near';

export interface Rank {
  matched: Matched;
  /** The smaller the better. */
  rank: number;
}

/** What was typed, read once. */
export interface Typed {
  text: string;
  letters: string | undefined;
  /** How it sounds, where it is Chinese: another character of the same sound is the commonest slip. */
  sound: string | undefined;
  most: number;
}

export function typedAs(query: string): Typed {
  const text = query.trim().toLowerCase().normalize('NFKC');
  const { whole } = soundOf(text);
  return {
    text,
    letters: typedSound(text),
    sound: [...text].length >= 2 && whole !== '' ? whole : undefined,
    most: slipsFor([...text].length),
  };
}

const SOUND_RANKS = { whole: 10, part: 11, loose: 13 } as const;

function asWritten({ text }: Typed, { caption, ids, properties }: Searchable): Rank | undefined {
  const named = [
    { matched: 'caption', texts: [caption] },
    { matched: 'id', texts: ids },
    { matched: 'property', texts: properties },
  ] as const;
  const found = named.find(({ texts }) => texts.some((one) => one.includes(text)));
  if (found === undefined) return undefined;
  const known = [caption, ...ids];
  const nearness = known.includes(text) ? 0 : known.some((one) => one.startsWith(text)) ? 1 : 2;
  return { matched: found.matched, rank: nearness };
}

function bySound({ letters, sound }: Typed, document: Searchable): Rank | undefined {
  const fit = letters === undefined ? undefined : soundFit(letters, document.sound);
  if (fit !== undefined) return { matched: 'sound', rank: SOUND_RANKS[fit] };
  if (sound !== undefined && document.sound.whole.includes(sound)) return { matched: 'sound', rank: 12 };
  return undefined;
}

function nearly({ text, letters, most }: Typed, { caption, ids, sound }: Searchable): Rank | undefined {
  if (most === 0) return undefined;
  const texts = letters === undefined ? [caption, ...ids] : [caption, ...ids, sound.whole];
  const found = texts.flatMap((one) => slips(text, one, most) ?? []);
  return found.length === 0 ? undefined : { matched: 'near', rank: 20 + Math.min(...found) };
}

/** Undefined where it does not answer at all. */
export const rankOf = (typed: Typed, document: Searchable): Rank | undefined =>
  typed.text === ''
    ? undefined
    : (asWritten(typed, document) ?? bySound(typed, document) ?? nearly(typed, document));
