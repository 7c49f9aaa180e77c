// Invents people for a list: each written after a row of it, with a name, numbers and a door that are nobody's there.
import type { NormalRecord } from '#contract/model/normal-record.ts';
import { recordField, type RecordField } from '#contract/model/record-field.ts';
import type { PhoneBlock } from '#contract/phone-blocks.ts';
import { columnsOf, normalise } from '../ingest/normalise/normalise.ts';
import { doorOf, recordOf, tellingKeys } from './given.ts';
import { drawName, drawRoom, oneOf } from './homes.ts';
import { hasId, type Manner } from './manner.ts';
import { drawId, drawPhone, KEPT_ID_DIGITS } from './numbers.ts';
import type { ReadRow } from './recognise.ts';
import { withDigits, withId, withNumber } from './write-like.ts';

export interface Invented {
  /** The row as it is put into the list. */
  cells: string[];
  /** Its fields; an ID number whole, even where the list holds what is left of one. */
  record: Partial<Record<RecordField, string>>;
}

export interface Inventing {
  blocks: readonly PhoneBlock[];
  /** Whether a match key (`phone:…`, `id:…`) is anybody's, in any case, or any canary's. */
  isTaken: (key: string) => boolean;
  random: () => number;
}

/** Rows tried for each that is made. */
const TRIES = 400;
/** From this share of rows on, a column is one that an invented row must fill. */
const USUAL = 0.5;
/** Fields of which nothing is invented: an invented plate or mailbox may be somebody's. */
const LEFT_BLANK: readonly RecordField[] = ['phone2', 'plate', 'email', 'notes'];

interface Identity {
  name: string;
  phone: string | undefined;
  id: string | undefined;
  room: string | undefined;
}

/** Draws who the person is that stands in for the one of a row; undefined where something of it cannot be written. */
function draw(
  manner: Manner,
  { record }: ReadRow,
  { blocks, random, isTaken }: Inventing,
  doors: ReadonlySet<string>,
): Identity | undefined {
  const name = drawName(manner, random);
  const [like] = record.phones;
  if (name === undefined || record.name === undefined) return undefined;
  const needs = manner.shares;
  if (needs.phone >= USUAL && (record.phones.length !== 1 || like?.length !== 11)) return undefined;
  if (needs.id >= USUAL && !hasId(record)) return undefined;
  if (needs.door >= USUAL && doorOf(record) === undefined) return undefined;
  const phone =
    record.phones.length === 1 && like?.length === 11 ? drawPhone(blocks, like, random) : undefined;
  const left = record.idNumber ?? record.idPrefix;
  const id = left === undefined || left.length < 4 ? undefined : drawId(left, random);
  if (phone === undefined && id === undefined) return undefined;
  if (phone !== undefined && isTaken(`phone:${phone}`)) return undefined;
  if (id !== undefined && isTaken(`id:${id}`)) return undefined;
  const room = doorOf(record) === undefined ? undefined : drawRoom(manner, record, doors, random);
  if (room === undefined && doorOf(record) !== undefined) return undefined;
  return { name, phone, id, room };
}

/** The cell of a column with what stands in it replaced; undefined where it cannot be. */
function cellOf(
  manner: Manner,
  { cells, record }: ReadRow,
  column: number,
  { name, phone, id, room }: Identity,
): string | undefined {
  const field = manner.mapping[column] ?? null;
  const cell = cells[column] ?? '';
  if (field === null) return manner.isCommon[column] === true ? cell : '';
  if (LEFT_BLANK.includes(field)) return '';
  if (columnsOf(manner.mapping)[field] !== column) return '';
  if (cell === '') return '';
  if (field === 'name') return cell.includes(record.name!) ? cell.replace(record.name!, name) : undefined;
  if (field === 'phone') return phone === undefined ? '' : withDigits(cell, record.phones[0]!, phone);
  if (field === 'id_number') {
    if (id === undefined) return '';
    return withId(cell, record.idNumber, id);
  }
  if (field === 'room' || field === 'address')
    return room === undefined ? cell : withNumber(cell, record.room!, room);
  return cell;
}

/** Whether cells read back as the person that they are to be. */
function readsAs(read: NormalRecord, like: NormalRecord, { name, phone, id, room }: Identity): boolean {
  const idReads =
    id === undefined
      ? !hasId(read)
      : read.idNumber === id || (read.idPrefix !== undefined && id.startsWith(read.idPrefix));
  return (
    read.name === name &&
    read.otherNames === undefined &&
    read.phones.length === (phone === undefined ? 0 : 1) &&
    read.phones[0] === phone &&
    idReads &&
    read.complex === like.complex &&
    read.building === like.building &&
    read.unit === like.unit &&
    (room === undefined || read.room === room)
  );
}

function writeAfter(manner: Manner, row: ReadRow, who: Identity): Invented | undefined {
  const cells: string[] = [];
  for (let column = 0; column < manner.mapping.length; column += 1) {
    const cell = cellOf(manner, row, column, who);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  if (!readsAs(normalise(manner.mapping, cells), row.record, who)) return undefined;
  const columns = columnsOf(manner.mapping);
  const record: Invented['record'] = {};
  for (const field of recordField.options) {
    const at = columns[field];
    const text = at === undefined ? '' : cells[at]!;
    if (text !== '') record[field] = field === 'id_number' ? who.id! : text;
  }
  return { cells, record };
}

/**
 * Invents people in the manner of a list.
 * @returns as many as could be made, `count` at most; none has a key that is taken, or one in common with another
 */
export function invent(manner: Manner, count: number, inventing: Inventing): Invented[] {
  const made: Invented[] = [];
  const own = new Set<string>();
  const doors = new Set<string>();
  for (let tries = 0; made.length < count && tries < count * TRIES; tries += 1) {
    const row = oneOf(manner.sample, inventing.random);
    const who = row === undefined ? undefined : draw(manner, row, inventing, doors);
    const one = row === undefined || who === undefined ? undefined : writeAfter(manner, row, who);
    if (one === undefined || who === undefined) continue;
    const keys = [
      ...tellingKeys(one),
      `name:${who.name}`,
      ...(who.id === undefined ? [] : [`left:${who.id.slice(0, KEPT_ID_DIGITS)}`]),
    ];
    if (keys.some((key) => own.has(key) || inventing.isTaken(key))) continue;
    for (const key of keys) own.add(key);
    const door = doorOf(recordOf(one));
    if (door !== undefined) doors.add(door);
    made.push(one);
  }
  return made;
}
