// The rows of lists as the lineage compares them: values, odd writing, damage, remarks and marks of files, all as numbers.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { ListTraits } from '#contract/traits.ts';
import { COMPARED_FIELDS, comparableValues, comparedFields } from '../normalise/comparable.ts';
import { columnsOf, type Mapping } from '../normalise/normalise.ts';
import { isDamaged, Precision } from './damaged-cells.ts';
import { type FileMarks, fileMarks } from './file-marks.ts';
import { Numbering } from './numbering.ts';
import { type OddCells, OddWriting } from './odd-writing.ts';
import { addRemarks, remarkColumns, type Remarks } from './remarks.ts';

/** A list before it is known whose its rows are. */
export interface ComparedList {
  row: Int32Array;
  /** Rows × fields: index into the words of the field; -1 when blank or damaged. */
  values: Int32Array;
  /** Number of the complex that the row itself names, −1 where it names none. */
  complex: Int32Array;
  /** A bit per field: the cell holds something that is damaged beyond comparing. */
  damaged: Uint32Array;
  odd: OddCells;
  remarks: Remarks;
  /** The row's own serial number, −1 where it has none; only where the list has a column of them. */
  serial?: Int32Array;
  marks: FileMarks;
  fields: boolean[];
}

const WHOLE = /^\d{1,9}$/;

interface ComparedRow {
  row: number;
  cells: readonly string[];
  record: NormalRecord;
}

const FIELDS = COMPARED_FIELDS.length;
const AREA = COMPARED_FIELDS.indexOf('floor_area');
const COMPLEX = COMPARED_FIELDS.indexOf('complex');
/** Parts of an address from left to right: what is cut off is missing from the right. */
const PARTS = (['building', 'unit', 'room'] as const).map((part) => COMPARED_FIELDS.indexOf(part));
/** Where the writing of an address in one column is looked at. */
const ADDRESS = COMPARED_FIELDS.indexOf('building');

export class ComparedLists {
  readonly complexes = new Numbering();
  readonly #words = COMPARED_FIELDS.map(() => new Numbering());
  readonly #forms = new Numbering();
  readonly #remarks = new Numbering();
  readonly #lists = new Map<string, ComparedList & { precision: number | undefined }>();

  /** Values by field, as the numbers of `values` count them. */
  words(): string[][] {
    return this.#words.map((field) => field.texts());
  }

  /**
   * Codes a list. @param count how many rows follow
   * @param rows as they were read, in their order
   */
  add(
    list: { id: string; mapping: Mapping; traits?: ListTraits | undefined },
    count: number,
    rows: Iterable<ComparedRow>,
    onRow: () => void = () => {},
  ): void {
    const { mapping, traits } = list;
    const columns = columnsOf(mapping);
    const at = COMPARED_FIELDS.map((field) => columns[field]);
    const { address } = columns;
    const cutAt = address === undefined ? undefined : traits?.columns[address]?.cut?.characters;
    const serialAt =
      traits?.columns.findIndex(({ serial }, at) => serial !== undefined && mapping[at] === null) ?? -1;
    const serial = serialAt < 0 ? undefined : new Int32Array(count).fill(-1);
    const notes = remarkColumns(mapping).filter((at) => at !== serialAt);
    const odd = new OddWriting(FIELDS, this.#forms);
    const precision = new Precision();
    const said: number[] = [];
    const into = {
      row: new Int32Array(count),
      values: new Int32Array(count * FIELDS).fill(-1),
      complex: new Int32Array(count).fill(-1),
      damaged: new Uint32Array(count),
    };
    const start = new Int32Array(count + 1);
    let place = 0;
    // As written, for what linkage mended or set aside (a mistyped ID number) is what copies inherit.
    for (const { row, cells, record } of rows) {
      into.row[place] = row;
      if (record.complex !== undefined) into.complex[place] = this.complexes.of(record.complex);
      // Of a row that was not read its complex alone is known.
      if (cells.length === 0) {
        if (record.complex !== undefined)
          into.values[place * FIELDS + COMPLEX] = this.#words[COMPLEX]!.of(record.complex);
        start[++place] = said.length;
        onRow();
        continue;
      }
      const values = comparableValues(mapping, cells, record);
      for (let f = 0; f < FIELDS; f += 1) {
        const text = at[f] === undefined ? '' : (cells[at[f]!] ?? '');
        const value = values[f]!;
        if (text !== '' && (value === null || isDamaged(text))) {
          if (text.trim() !== '') into.damaged[place]! |= 1 << f;
          continue;
        }
        if (text !== '') odd.add(place, f, text);
        if (value === null) continue;
        if (f === AREA) precision.add(value);
        into.values[place * FIELDS + f] = this.#words[f]!.of(value);
      }
      const whole = address === undefined ? '' : (cells[address] ?? '');
      if (whole !== '') {
        if (at[ADDRESS] === undefined) odd.add(place, ADDRESS, whole);
        if (whole.length === cutAt || isDamaged(whole)) this.#cut(into, place);
      }
      if (serial !== undefined && WHOLE.test(cells[serialAt] ?? '')) serial[place] = Number(cells[serialAt]);
      addRemarks(said, notes, cells, this.#remarks);
      place += 1;
      start[place] = said.length;
      onRow();
    }
    this.#lists.set(list.id, {
      ...into,
      odd: odd.done(),
      remarks: { start, text: Int32Array.from(said) },
      ...(serial === undefined ? {} : { serial }),
      marks: fileMarks(mapping, traits),
      fields: comparedFields(mapping),
      precision: precision.done(),
    });
  }

  /** The last part of an address that was cut, and those after it, are damaged. */
  #cut({ values, damaged }: Pick<ComparedList, 'values' | 'damaged'>, place: number): void {
    let last = PARTS.length - 1;
    while (last > 0 && values[place * FIELDS + PARTS[last]!] === -1) last -= 1;
    for (const part of PARTS.slice(last)) {
      values[place * FIELDS + part] = -1;
      damaged[place]! |= 1 << part;
    }
  }

  /** All lists, by id. Areas that were rounded are damaged, where other lists show that they had decimals. */
  done(): Map<string, ComparedList> {
    const finest = Math.max(0, ...[...this.#lists.values()].map(({ precision }) => precision ?? 0));
    for (const { precision, values, damaged } of this.#lists.values()) {
      if (precision === undefined || precision === finest) continue;
      for (let place = 0; place < damaged.length; place += 1) {
        if (values[place * FIELDS + AREA] === -1) continue;
        values[place * FIELDS + AREA] = -1;
        damaged[place]! |= 1 << AREA;
      }
    }
    return this.#lists;
  }
}
