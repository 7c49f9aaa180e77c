// How a caption sounds: its syllables in pinyin, by which it is found with a Latin keyboard.
import { pinyin } from 'pinyin-pro';

/** One sounding piece of a text: a Chinese character's syllable, or a run of other letters as it is. */
export interface Sound {
  syllables: readonly string[];
  /** The syllables joined. */
  whole: string;
}

const NOTHING: Sound = { syllables: [], whole: '' };
const CHINESE = /\p{Script=Han}/u;
const MARKS = /[\p{P}\p{S}\s]+/gu;

/** Longest text that is read; a caption that goes on says nothing more by which it is known. */
const LONGEST = 60;

/** Toneless syllables, ü as v; nothing of a text without Chinese characters, which is found as it is written. */
export function soundOf(text: string): Sound {
  if (!CHINESE.test(text)) return NOTHING;
  const read = pinyin(text.slice(0, LONGEST), {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  });
  const syllables = read
    .map((part) => part.toLowerCase().replaceAll(MARKS, ''))
    .filter((part) => part !== '');
  return { syllables, whole: syllables.join('') };
}

/** What a person types for a sound: Latin letters, with spaces or apostrophes between syllables at most. */
export function typedSound(query: string): string | undefined {
  const plain = query
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s'’]+/g, '');
  return /^[a-z]{2,}$/.test(plain) ? plain : undefined;
}

/** How well typed letters fit the syllables: `whole` from the first syllable on, `part` from another, `loose` with syllables left out. */
export type SoundFit = 'whole' | 'part' | 'loose';

/**
 * Whether letters can be read as beginnings of syllables in order, from one syllable on: `jlj`, `juljia`, `julan` are all 巨澜家居.
 * @param canSkip whether syllables may be left out between them
 */
function fits(letters: string, syllables: readonly string[], from: number, canSkip: boolean): boolean {
  /** What was tried and does not fit: else names such as 丽丽丽 would be tried in every way there is. */
  const failed = new Set<string>();
  const restFits = (at: number, next: number): boolean => {
    if (at === letters.length) return true;
    if (next >= syllables.length || failed.has(`${at} ${next}`)) return false;
    const syllable = syllables[next] ?? '';
    let common = 0;
    while (common < syllable.length && syllable[common] === letters[at + common]) common += 1;
    // Every beginning may be meant: `xia` is 夏, or the beginnings of 西安.
    for (let taken = common; taken > 0; taken -= 1) if (restFits(at + taken, next + 1)) return true;
    if (canSkip && restFits(at, next + 1)) return true;
    failed.add(`${at} ${next}`);
    return false;
  };
  return restFits(0, from);
}

export function soundFit(letters: string, { syllables }: Sound): SoundFit | undefined {
  if (syllables.length === 0) return undefined;
  if (fits(letters, syllables, 0, false)) return 'whole';
  if (syllables.some((_, at) => at > 0 && fits(letters, syllables, at, false))) return 'part';
  return fits(letters, syllables, 0, true) ? 'loose' : undefined;
}
