// What the cells of one column say, in a form in which the rows of an owner can be compared.
import { OWNER_COLUMNS, type OwnerColumn } from '#contract/owner.ts';
import type { RecordField } from '#contract/model/record-field.ts';
import type { NormalRecord } from '../../record/index.ts';
import type { GatheredRow } from './gather-rows.ts';

/** What a row says in a column: cells as written, the normalised text, and keys that are equal where the meaning is. */
export interface Said {
  written: { field: RecordField; text: string }[];
  normal: string | undefined;
  /** Several where a cell may hold several values, such as phones. */
  keys: string[];
  /** Whether the key `fuller` of another row says the same and more: a damaged ID number, an incomplete address. */
  isPartOf?(fuller: string): boolean;
}

const PARTS = ['complex', 'building', 'unit', 'room'] as const;

/** Letters and digits alone, in their plain form: spaces and punctuation are how a value is written, not what it says. */
export const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

const only = (value: string | undefined): Pick<Said, 'normal' | 'keys'> => ({
  normal: value,
  keys: value === undefined ? [] : [value],
});

function addressSaid(record: NormalRecord): Pick<Said, 'normal' | 'keys' | 'isPartOf'> {
  const parts = PARTS.map((part) => record[part] ?? '');
  if (parts.every((part) => part === '')) return only(record.address);
  return {
    normal: record.address ?? parts.filter((part) => part !== '').join(' '),
    keys: [parts.join('|')],
    isPartOf: (fuller) => {
      const others = fuller.split('|');
      return others.length === PARTS.length && parts.every((part, at) => part === '' || part === others[at]);
    },
  };
}

function idSaid({ idNumber, idPrefix }: NormalRecord): Pick<Said, 'normal' | 'keys' | 'isPartOf'> {
  if (idNumber !== undefined || idPrefix === undefined) return only(idNumber);
  return {
    normal: `${idPrefix}…`,
    keys: [`${idPrefix}…`],
    isPartOf: (fuller) => fuller.startsWith(idPrefix) && !fuller.endsWith('…'),
  };
}

const MEANING: Record<OwnerColumn, (record: NormalRecord) => Omit<Said, 'written'>> = {
  name: ({ name }) => only(name),
  phone: ({ phones }) => ({
    normal: phones.length === 0 ? undefined : phones.join(' / '),
    keys: phones,
  }),
  id_number: idSaid,
  address: addressSaid,
  floor_area: ({ floorArea }) => only(floorArea),
  plate: ({ plate }) => only(plate),
  email: ({ email }) => only(email),
  notes: () => only(undefined),
};

/** What a row says in a column; what no rule could normalise is compared as it is written. */
export function saidIn(column: OwnerColumn, { columns, cells, record }: GatheredRow): Said {
  const fields: readonly RecordField[] = OWNER_COLUMNS[column];
  const written = fields.flatMap((field) =>
    columns.flatMap((known, at) => {
      const text = cells[at]?.trim() ?? '';
      return known.field === field && text !== '' ? [{ field, text }] : [];
    }),
  );
  if (written.length === 0) return { written, normal: undefined, keys: [] };
  const meaning = MEANING[column](record);
  if (meaning.keys.length > 0) return { written, ...meaning };
  const key = squeezed(written.map(({ text }) => text).join(' '));
  return { written, normal: undefined, keys: key === '' ? [] : [`as written: ${key}`] };
}
