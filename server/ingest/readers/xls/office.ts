// What the office program that wrote a workbook says of it: the summary streams of its container, which SheetJS reads.
import { officeTrait, type OfficeTrait } from '#contract/traits.ts';
import * as XLSX from '@e965/xlsx';

const KEYS: readonly (readonly [string, keyof OfficeTrait])[] = [
  ['Author', 'author'],
  ['LastAuthor', 'lastModifiedBy'],
  ['Application', 'application'],
  ['Company', 'company'],
  ['CreatedDate', 'created'],
  ['ModifiedDate', 'modified'],
];
const LONGEST = 500;

type Container = ReturnType<typeof XLSX.CFB.read>;

const library = XLSX as unknown as {
  parse_xlscfb(container: Container, options: { bookProps: boolean }): { Props?: Record<string, unknown> };
};

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').trim();
  return text === '' ? undefined : text.slice(0, LONGEST);
}

/** What is said; nothing where the streams are missing or damaged, which keeps nobody from the rows. */
export function officeOf(container: Container): OfficeTrait {
  let props: Record<string, unknown> = {};
  try {
    props = library.parse_xlscfb(container, { bookProps: true }).Props ?? {};
  } catch {
    return {};
  }
  const said = KEYS.flatMap(([from, to]) => {
    const text = textOf(props[from]);
    return text === undefined ? [] : [[to, text] as const];
  });
  return officeTrait.parse(Object.fromEntries(said));
}
