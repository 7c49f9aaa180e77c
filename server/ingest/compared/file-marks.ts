// What of a list's file a copy may inherit: header wording and order, the program and author, how the text is written.
import type { ListTraits } from '#contract/traits.ts';
import { tidy } from '../normalise/width.ts';
import type { Mapping } from '../normalise/normalise.ts';

/** By name; lists with the same text under a name share that mark. */
export type FileMarks = Record<string, string>;

const OFFICE = ['author', 'lastModifiedBy', 'company', 'created'] as const;

/** The marks of a file, by what its reading told. */
export function fileMarks(mapping: Mapping, traits: ListTraits | undefined): FileMarks {
  const marks: FileMarks = { 'column order': mapping.map((field) => field ?? '·').join(' ') };
  if (traits === undefined) return marks;
  const { text, office, columns } = traits;
  for (const [at, { header }] of columns.entries()) {
    const field = mapping[at] ?? null;
    const words = tidy(header);
    if (words !== '') marks[field === null ? `further column ${words}` : `header of ${field}`] ??= words;
  }
  marks['file'] = [traits.format, traits.encoding, traits.mark].join(' ');
  if (text !== undefined) marks['text'] = [text.delimiter, text.quotes, text.lineEnds].join(' ');
  for (const name of OFFICE) {
    const value = office?.[name];
    if (value !== undefined && value.trim() !== '') marks[name] = value.trim();
  }
  return marks;
}
