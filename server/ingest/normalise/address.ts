// Addresses of homes: complex, building, unit and room out of separate columns, of one column, or of both.
import type { AddressParts } from './address-parts.ts';
import { remembered } from './bounded-cache.ts';
import { complexName } from './complex-name.ts';
import { numberToken } from './numerals.ts';
import { parseAddress } from './parse-address.ts';
import type { Said } from './rules.ts';
import { simplified } from './simplified.ts';
import { compact } from './width.ts';

/** Cells of the address columns; a column that a list does not have is undefined or empty. */
export interface AddressCells {
  address?: string | undefined;
  complex?: string | undefined;
  building?: string | undefined;
  unit?: string | undefined;
  room?: string | undefined;
}

export type PartField = 'building' | 'unit' | 'room';

const SUFFIX = /(?:栋|幢|号楼|号|座|楼|单元|门|梯|室|房|户|#)+$/;
const ENGLISH = /^(?:building|bldg|block|blk|tower|unit|room|rm|flat|apt|no)\.?(?=\d|[A-Z]$)/i;
const SIMPLE = /^[1-9]\d{0,4}$/;
const NOTHING = /^(?:无|未知|不详|暂无|\/|-+|null|n\/a|none)$/i;
const LONGEST = 200;

/** One cell of a building, unit or room column; one that holds several parts (`3-2-1204`, `3栋2单元`) is taken apart. */
export function readPartCell(cell: string, field: PartField, said?: Said): AddressParts {
  const text = simplified(compact(cell.slice(0, LONGEST)));
  if (text === '' || NOTHING.test(text)) return {};
  const bare = text.replace(/^第/, '').replace(SUFFIX, '').replace(ENGLISH, '');
  if (/^(?:\d+[A-Z]?|[A-Z]\d*|[\u4E00-\u9FFF]{1,4})$/i.test(bare)) {
    if (bare !== cell) said?.('number-token');
    return { [field]: numberToken(bare) };
  }
  const parts = parseAddress(text);
  if (Object.keys(parts).length > 1 || parts[field] !== undefined) {
    said?.('several-parts');
    return parts;
  }
  if (bare !== cell) said?.('number-token');
  return { [field]: numberToken(bare) };
}

const readPart = {
  building: remembered((cell) => readPartCell(cell, 'building')),
  unit: remembered((cell) => readPartCell(cell, 'unit')),
  room: remembered((cell) => readPartCell(cell, 'room')),
};

function takePartCell(parts: AddressParts, cell: string, field: PartField): void {
  if (SIMPLE.test(cell)) parts[field] = cell;
  else Object.assign(parts, readPart[field](cell));
}

/** A cell of a complex column, which may hold more of the address. */
export const readComplexCell = remembered((cell): AddressParts => {
  const within = /\d/.test(cell) ? parseAddress(cell) : {};
  const complex = within.complex ?? complexName(cell);
  return complex === undefined ? within : { ...within, complex };
});

const missing = (cell: string | undefined): boolean => cell === undefined || cell === '';

/** Parts of an address from all its columns; a column of its own outweighs what stands within another. */
export function addressParts(cells: AddressCells): AddressParts {
  const parts: AddressParts = missing(cells.address) ? {} : parseAddress(cells.address!);
  if (!missing(cells.complex)) Object.assign(parts, readComplexCell(cells.complex!));
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
  const text = simplified(compact(written!.slice(0, LONGEST)));
  return text.length >= 6 && /\d/.test(text) ? text : undefined;
}
