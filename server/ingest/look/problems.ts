// What is wrong with the rows of a list, counted by kind before it is imported.
import type { Preview, ProblemKind } from '#contract/import.ts';
import type { StoredRow } from '#contract/model/normal-record.ts';
import type { RecordField } from '#contract/model/record-field.ts';

type Check = (row: StoredRow, filled: (field: RecordField) => boolean) => boolean;
type Level = Preview['problems'][number]['level'];

/** Text that a spreadsheet would run; a number with its sign is none. */
const FORMULA = /^[=@]|^[+-](?![\d\s(（])/;

const CHECKS: readonly (readonly [ProblemKind, Level, Check])[] = [
  [
    'no-key',
    'attention',
    ({ record: { phones, idNumber, idPrefix, idSlip, address } }) =>
      phones.length === 0 && (idNumber ?? idPrefix ?? idSlip ?? address) === undefined,
  ],
  [
    'id-invalid',
    'attention',
    ({ record }, filled) =>
      filled('id_number') && record.idNumber === undefined && record.idPrefix === undefined,
  ],
  ['id-damaged', 'attention', ({ record }) => record.idNumber === undefined && record.idPrefix !== undefined],
  [
    'phone-unreadable',
    'attention',
    ({ record }, filled) => (filled('phone') || filled('phone2')) && record.phones.length === 0,
  ],
  ['replacement', 'attention', ({ cells }) => cells.some((cell) => cell.includes('\uFFFD'))],
  ['no-name', 'notice', ({ record }) => (record.name ?? record.surname) === undefined],
  [
    'address-unparsed',
    'notice',
    ({ record }, filled) => filled('address') && record.building === undefined && record.room === undefined,
  ],
  [
    'other-unreadable',
    'notice',
    ({ record }, filled) =>
      (filled('floor_area') && record.floorArea === undefined) ||
      (filled('plate') && record.plate === undefined) ||
      (filled('email') && record.email === undefined),
  ],
  ['formula', 'notice', ({ cells }) => cells.some((cell) => FORMULA.test(cell))],
];

/** How many rows of a kind are named. */
const NAMED = 5;

/** Counts as rows are shown to it. */
export function problemCounter(mapping: readonly (RecordField | null)[]): {
  see(row: StoredRow): void;
  found(): Preview['problems'];
} {
  const column = new Map(mapping.flatMap((field, at) => (field === null ? [] : [[field, at] as const])));
  const checks = CHECKS.filter(([kind]) => kind !== 'no-name' || column.has('name'));
  const counts = new Map<ProblemKind, { count: number; rows: number[] }>();
  return {
    see(row) {
      const filled = (field: RecordField): boolean => {
        const at = column.get(field);
        return at !== undefined && (row.cells[at] ?? '').trim() !== '';
      };
      for (const [kind, , fails] of checks) {
        if (!fails(row, filled)) continue;
        const known = counts.get(kind) ?? { count: 0, rows: [] };
        known.count += 1;
        if (known.rows.length < NAMED) known.rows.push(row.row);
        counts.set(kind, known);
      }
    },
    found: () =>
      checks.flatMap(([kind, level]) => {
        const known = counts.get(kind);
        return known === undefined ? [] : [{ kind, level, ...known }];
      }),
  };
}
