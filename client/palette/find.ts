// Which entries answer what was typed: as written, by beginnings of words, by letters in order; Chinese also by its pinyin.
import { matchSorter } from 'match-sorter';
import type { PaletteEntry } from './entry.ts';

/** Reads Chinese: the syllables joined, and their first letters. */
export type Reader = (text: string) => readonly [whole: string, initials: string];

const CHINESE = /\p{Script=Han}/u;

const known = new Map<string, readonly string[]>();

function soundsOf(text: string, reader: Reader | undefined): readonly string[] {
  if (reader === undefined || !CHINESE.test(text)) return [];
  const before = known.get(text);
  if (before !== undefined) return before;
  const sounds = [...reader(text)];
  known.set(text, sounds);
  return sounds;
}

/** The reader, once its dictionary is here; it is asked for when the palette is first opened. */
export async function loadReader(): Promise<Reader> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
    return [
      syllables.join('').toLowerCase(),
      syllables
        .map((syllable) => syllable[0] ?? '')
        .join('')
        .toLowerCase(),
    ];
  };
}

/** Entries that answer, best first; all of them where nothing was typed. Without a reader Chinese is found as written alone. */
export const findEntries = (
  entries: readonly PaletteEntry[],
  typed: string,
  reader: Reader | undefined,
): PaletteEntry[] =>
  typed.trim() === ''
    ? [...entries]
    : matchSorter([...entries], typed.trim(), {
        keys: ['title', ({ also = [] }) => [...also], ({ title }) => [...soundsOf(title, reader)]],
      });
