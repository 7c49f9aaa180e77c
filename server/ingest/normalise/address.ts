// Addresses of homes: complex, building, unit and room out of separate columns, of one column, or of both.
import { numberToken } from './numerals.ts';
import { withoutRegion } from './region.ts';
import { compact } from './width.ts';

/** Parts in canonical form: bare numbers, the complex by its name. */
export interface AddressParts {
  complex?: string;
  building?: string;
  unit?: string;
  room?: string;
}

/** Cells of the address columns; a column that a list does not have is undefined or empty. */
export interface AddressCells {
  address?: string | undefined;
  complex?: string | undefined;
  building?: string | undefined;
  unit?: string | undefined;
  room?: string | undefined;
}

const NUMBER = '(?:\\d{1,4}[A-Z]?|[A-Z]\\d{0,3}|[一二三四五六七八九十百]{1,4}|[甲乙丙丁])';
const ROOM = '(?:\\d{1,3}[-—])?\\d{1,5}[A-Z]?';
const ROOM_END = '(?:号房|号|室|房间?|户)?';
const MARKED = new RegExp(
  `^(.*?)第?(${NUMBER})(?:栋|幢|号楼|座|#楼?|楼栋)[-,，]?(?:(${NUMBER})(?:单元|门|-))?(?:\\d{1,2}[层楼])?[-,，]?(?:(${ROOM})${ROOM_END})?$`,
  'i',
);
const UNIT_ONLY = new RegExp(`^(.*?)(${NUMBER})单元(?:\\d{1,2}[层楼])?(?:(${ROOM})${ROOM_END})?$`, 'i');
const DASHED =
  /^(|.*?\D)(\d{1,3}[A-Z]?|[A-Z]\d{0,2})[-—/#](?:(\d{1,2}|[A-Z])[-—/])?(?:(\d{1,2})[-—/])?(\d{2,5}[A-Z]?)(?:号房|号|室|房)?$/i;
const ROOM_ONLY = /^(\D{2,}?)(\d{3,5}[A-Z]?)(?:号|室|房)?$/i;
const STREET_END = /(?:路|街|道|巷|段|弄|村|组)$/;
const SUFFIX = /(?:栋|幢|号楼|号|座|楼|单元|门|室|房|户|#)+$/;
const SIMPLE = /^[1-9]\d{0,4}$/;
const NOTHING = /^(?:无|未知|不详|\/|-+|null|n\/a|none)$/i;
const LONGEST = 200;
const CACHE_LIMIT = 20_000;

const complexes = new Map<string, string | undefined>();

/** The name of a complex: without region and street, without 小区 behind it. */
export function complexName(text: string): string | undefined {
  if (complexes.has(text)) return complexes.get(text);
  const cleaned = compact(text.slice(0, LONGEST))
    .replace(/[,，.。·•-]+$|^[,，.。·•-]+/g, '')
    .toUpperCase();
  const inside = withoutRegion(cleaned);
  const short = inside.replace(/(?<=..)小区$/u, '');
  const name = short === '' || NOTHING.test(short) ? undefined : short;
  if (complexes.size >= CACHE_LIMIT) complexes.clear();
  complexes.set(text, name);
  return name;
}

function withParts(head: string, building?: string, unit?: string, room?: string): AddressParts {
  const parts: AddressParts = {};
  const complex = head === '' ? undefined : complexName(head);
  if (complex !== undefined) parts.complex = complex;
  if (building !== undefined) parts.building = numberToken(building);
  if (unit !== undefined) parts.unit = numberToken(unit);
  if (room !== undefined) parts.room = numberToken(/[-—]/.test(room) ? room.replace(/[-—]/, '') : room);
  return parts;
}

/** Takes an address of one column apart; what follows no known form gives no part. */
export function parseAddress(written: string): AddressParts {
  const text = compact(written.slice(0, LONGEST)).replace(/[((][^()()]*[))]$/, '');
  const marked = MARKED.exec(text);
  if (marked !== null) return withParts(marked[1]!, marked[2], marked[3], marked[4]);
  const dashed = DASHED.exec(text);
  if (dashed !== null && (dashed[1] === '' || /\p{L}/u.test(dashed[1]!))) {
    const [, head, building, unit, floor, room] = dashed;
    return withParts(head!, building, unit, `${floor ?? ''}${room}`);
  }
  const unitOnly = UNIT_ONLY.exec(text);
  if (unitOnly !== null) return withParts(unitOnly[1]!, undefined, unitOnly[2], unitOnly[3]);
  const roomOnly = ROOM_ONLY.exec(text);
  if (roomOnly !== null && !STREET_END.test(roomOnly[1]!)) {
    return withParts(roomOnly[1]!, undefined, undefined, roomOnly[2]);
  }
  return /\d/.test(text) ? {} : withParts(text);
}

type PartField = 'building' | 'unit' | 'room';

function readPartCell(cell: string, field: PartField): AddressParts {
  const text = compact(cell.slice(0, LONGEST));
  if (text === '' || NOTHING.test(text)) return {};
  const bare = text.replace(/^第/, '').replace(SUFFIX, '');
  if (/^(?:\d+[A-Z]?|[A-Z]\d*|[\u4E00-\u9FFF]{1,4})$/i.test(bare)) return { [field]: numberToken(bare) };
  const parts = parseAddress(text);
  return Object.keys(parts).length > 1 || parts[field] !== undefined ? parts : { [field]: numberToken(bare) };
}

const partCells: Record<PartField, Map<string, AddressParts>> = {
  building: new Map(),
  unit: new Map(),
  room: new Map(),
};

/** One cell of a building, unit or room column; one that holds several parts (`3-2-1204`, `3栋2单元`) is taken apart. */
function takePartCell(parts: AddressParts, cell: string, field: PartField): void {
  if (SIMPLE.test(cell)) {
    parts[field] = cell;
    return;
  }
  const cache = partCells[field];
  let read = cache.get(cell);
  if (read === undefined) {
    read = readPartCell(cell, field);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(cell, read);
  }
  Object.assign(parts, read);
}

const missing = (cell: string | undefined): boolean => cell === undefined || cell === '';

/** Parts of an address from all its columns; a column of its own outweighs what stands within another. */
export function addressParts(cells: AddressCells): AddressParts {
  const parts: AddressParts = missing(cells.address) ? {} : parseAddress(cells.address!);
  if (!missing(cells.complex)) {
    const within = /\d/.test(cells.complex!) ? parseAddress(cells.complex!) : {};
    Object.assign(parts, within);
    const name = within.complex ?? complexName(cells.complex!);
    if (name !== undefined) parts.complex = name;
  }
  if (!missing(cells.room)) takePartCell(parts, cells.room!, 'room');
  if (!missing(cells.unit)) takePartCell(parts, cells.unit!, 'unit');
  if (!missing(cells.building)) takePartCell(parts, cells.building!, 'building');
  return parts;
}

/**
 * The full address in one form, such as 翠湖花园3栋2单元1204. Undefined unless complex, building and room are known; an
 * address of one column in no known form stays as it is cleaned.
 */
export function fullAddress(parts: AddressParts, written?: string): string | undefined {
  const { complex, building, unit, room } = parts;
  if (complex !== undefined && building !== undefined && room !== undefined) {
    return `${complex}${building}栋${unit === undefined ? '' : `${unit}单元`}${room}`;
  }
  if (missing(written) || Object.keys(parts).length > 0) return undefined;
  const text = compact(written!.slice(0, LONGEST));
  return text.length >= 6 && /\d/.test(text) ? text : undefined;
}
