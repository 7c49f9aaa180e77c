// What field a column's values prove it to be: by checksum, numbering plan, pattern or the grammar of addresses.
import type { RecordField } from '#contract/model/record-field.ts';
import { complexName } from '../normalise/complex-name.ts';
import { emailAddress } from '../normalise/email.ts';
import { floorArea } from '../normalise/floor-area.ts';
import { readIdNumber } from '../normalise/id-number.ts';
import { readName } from '../normalise/name.ts';
import { parseAddress } from '../normalise/parse-address.ts';
import { isMobile, phoneNumbers } from '../normalise/phone.ts';
import { carPlate } from '../normalise/plate.ts';
import { simplified } from '../normalise/simplified.ts';
import { isChineseName, isSurname } from '../normalise/surnames.ts';
import { compact } from '../normalise/width.ts';

/** A column counts as a field when at least this share of its filled cells prove it. */
export const SHARE = 0.6;

const LONGEST_PHONE = 40;
const LONGEST_ADDRESS = 80;

/** A day, of a column of dates, is no home and no number of anything. */
const DAY = /^(?:19|20)\d\d[-/.年]\d{1,2}/;

export const isPhone = (cell: string): boolean =>
  cell.length <= LONGEST_PHONE && phoneNumbers(cell).some((number) => isMobile(number) || number[0] === '0');

const isMobileCell = (cell: string): boolean =>
  cell.length <= LONGEST_PHONE && phoneNumbers(cell).some(isMobile);

const isIdCell = (cell: string): boolean => {
  const id = readIdNumber(cell);
  return id?.number !== undefined || (id?.prefix?.length ?? 0) >= 6;
};

interface Home {
  complex: boolean;
  building: boolean;
  room: boolean;
}

function home(cell: string): Home {
  if (cell.length > LONGEST_ADDRESS || DAY.test(cell))
    return { complex: false, building: false, room: false };
  const parts = parseAddress(cell);
  return {
    complex: parts.complex !== undefined && /\p{L}{2}/u.test(parts.complex),
    building: parts.building !== undefined,
    room: parts.room !== undefined || parts.unit !== undefined,
  };
}

export const isWholeAddress = (cell: string): boolean => {
  const { complex, building, room } = home(cell);
  return complex && building && room;
};

/** 3-2-1204 or 3栋2单元1204: a home without its complex. */
export const isFlat = (cell: string): boolean => {
  const { complex, building, room } = home(cell);
  return !complex && building && room;
};

export const isNameCell = (cell: string): boolean => {
  if (cell.length > 12) return false;
  const { name, surname } = readName(cell);
  return surname !== undefined || (name !== undefined && isChineseName(name));
};

const COMPLEX_WORD =
  /(?:花园|小区|公馆|家园|嘉园|佳苑|花苑|公寓|新城|新村|华府|府邸|名邸|国际|广场|雅苑|豪庭|豪苑|名城|山庄|庄园|新居|宿舍|大厦|社区|华庭|花都|兰庭|公园|花城|人家|天下|学府|半岛|湾|苑|城|府|庭|里|洲|郡|园|居|轩|阁|邸|都|寓|台|谷|岸|号院?)(?:[一二三四五六七八九十\d]期)?$/;

export const isComplexWord = (cell: string): boolean =>
  cell.length >= 3 &&
  cell.length <= 20 &&
  !/\d{2}/.test(cell) &&
  (simplified(compact(cell)).endsWith('小区') || COMPLEX_WORD.test(complexName(cell) ?? ''));

export const isMarkedBuilding = (cell: string): boolean =>
  /^第?(?:\d{1,3}[A-Z]?|[A-Z]|[一二三四五六七八九十]{1,3})(?:栋|幢|号楼|座|#)$/i.test(
    simplified(compact(cell)),
  );

export const isMarkedUnit = (cell: string): boolean =>
  /^第?(?:[一二三四五六七八九\d]{1,2}|[A-Z])单元$/i.test(simplified(compact(cell)));

export const isMarkedRoom = (cell: string): boolean =>
  /^\d{3,4}[A-Z]?(?:室|号|房)$/i.test(simplified(compact(cell)));

const isMarkedArea = (cell: string): boolean =>
  /㎡|m2|m²|平/i.test(compact(cell)) && floorArea(cell) !== undefined;

/** 98.76 and not 120: whole numbers may be anything. */
const isDecimalArea = (cell: string): boolean =>
  /^\d{2,3}\.\d{1,2}$/.test(compact(cell)) && Number(cell) < 500;

/** Proofs in the order in which they are tried; the first that enough cells pass names the field. */
const PROOFS: readonly (readonly [RecordField, (cell: string) => boolean, number])[] = [
  ['id_number', isIdCell, SHARE],
  ['phone', isMobileCell, SHARE],
  ['phone2', isPhone, SHARE],
  ['plate', (cell) => carPlate(cell) !== undefined, SHARE],
  ['email', (cell) => emailAddress(cell) !== undefined, SHARE],
  ['address', isWholeAddress, SHARE],
  ['floor_area', isMarkedArea, SHARE],
  ['building', isMarkedBuilding, 0.8],
  ['unit', isMarkedUnit, 0.8],
  ['room', isMarkedRoom, 0.8],
  ['room', isFlat, SHARE],
  ['complex', isComplexWord, 0.7],
  ['name', isNameCell, 0.75],
  ['floor_area', isDecimalArea, SHARE],
];

/** Fields whose proof stands against a header that says otherwise. */
export const HARD: ReadonlySet<RecordField> = new Set(['id_number', 'phone', 'plate', 'email', 'address']);

/** The filled cells of a column. */
export const filledCells = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');

/** Share of cells that pass; 0 of none. */
export const shareOf = (cells: readonly string[], proves: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(proves).length / cells.length;

/** Names are many, an agent's or a status come again and again. */
const isVaried = (cells: readonly string[]): boolean =>
  cells.length < 10 || new Set(cells).size / cells.length > 0.4;

/** Every field that a column's filled cells prove, the first the best; confidence is the share that do, less a tenth. */
export function provenFields(filled: readonly string[]): { field: RecordField; confidence: number }[] {
  const found: { field: RecordField; confidence: number }[] = [];
  for (const [field, proves, least] of PROOFS) {
    if (found.some((one) => one.field === field)) continue;
    const share = shareOf(filled, proves);
    if (share < least || (field === 'name' && !isVaried(filled))) continue;
    found.push({ field, confidence: Math.round(share * 0.9 * 100) / 100 });
  }
  return found;
}

/** Whether a cell is nothing but a value that proves itself (a phone, an ID number, a plate, a mail), which no header is. */
export function isPlainValue(cell: string): boolean {
  if (cell.length < 7 || cell.length > LONGEST_PHONE) return false;
  if (/[\u4E00-\u9FFF]{2}/.test(cell.replace(/[(（].*$/, ''))) return false;
  return (
    isMobileCell(cell) ||
    readIdNumber(cell)?.number !== undefined ||
    carPlate(cell) !== undefined ||
    emailAddress(cell) !== undefined
  );
}

/** Whether a first row of unknown words is a row like those below it: what most of a column's cells prove, it proves too. */
export function looksLikeData(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  return row.some((cell, column) => {
    if (cell.trim() === '') return false;
    const filled = filledCells(below.map((cells) => cells[column] ?? ''));
    if (filled.length < 2) return false;
    const proved = provenFields(filled)[0];
    if (proved !== undefined) return provenFields([cell]).some(({ field }) => field === proved.field);
    return /^\d+(?:\.\d+)?$/.test(cell) && shareOf(filled, (one) => /^\d+(?:\.\d+)?$/.test(one)) > 0.8;
  });
}

const AREA_RANGE = /^\D{0,4}\d{1,4}(?:\.\d+)?\D{0,3}[-~～至到]\d{1,4}(?:\.\d+)?\D{0,4}$/;

/** Whether what a cell says can be a value of a field, told more kindly than by proof: what a header's word is held against. */
export const FITS: Partial<Record<RecordField, (cell: string) => boolean>> = {
  name: (cell) => isNameCell(cell) || /^[A-Za-z\s.,'-]{4,40}$|^[\u4E00-\u9FFF]{2,8}·|公司/.test(cell),
  phone: (cell) => phoneNumbers(cell).length > 0 || /^\d{6,}$/.test(compact(cell)),
  phone2: (cell) => phoneNumbers(cell).length > 0 || /^\d{6,}$/.test(compact(cell)),
  id_number: (cell) => isIdCell(cell) || /^[\dA-Z()*]{7,18}$/i.test(compact(cell)),
  plate: (cell) => carPlate(cell) !== undefined || /^[A-Z\d-]{5,8}$/i.test(compact(cell)),
  email: (cell) => /[@＠]/.test(cell),
  floor_area: (cell) => floorArea(cell) !== undefined || AREA_RANGE.test(compact(cell)),
  address: (cell) => /\p{L}{3}/u.test(cell) || (/\d.*[-#]/.test(compact(cell)) && !isMobileCell(cell)),
  complex: (cell) => /\p{L}{2}/u.test(cell) && !isSurname(cell),
  building: (cell) => cell.length <= 12,
  unit: (cell) => cell.length <= 12,
  room: (cell) => /\d|^[A-Z]$/i.test(compact(cell)) && cell.length <= 20 && !isMobileCell(cell),
};
