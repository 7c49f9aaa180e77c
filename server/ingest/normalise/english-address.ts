// Addresses written in English: Bldg 3 Unit 2 Rm 1204, Room 1204, Block 3, Green Lake Garden.
import type { AddressParts } from './address-parts.ts';

const NUMBER = '(?:no\\.?\\s*|#\\s*)?([a-z]?\\d{1,5}[a-z]?|[a-z])(?![a-z\\d])';
const part = (words: string): RegExp => new RegExp(`(?<![a-z])(?:${words})\\.?\\s*[:-]?\\s*${NUMBER}`, 'i');
const BUILDING = part('building|bldg|block|blk|tower');
const UNIT = part('unit|entrance|stairwell');
const ROOM = part('room|rm|flat|apartment|apt|suite|door');
const FLOOR =
  /(?<![a-z\d])(\d{1,2})\s*\/\s*f(?![a-z])|(?<![a-z\d])(\d{1,2})(?:st|nd|rd|th)\s+floor|(?<![a-z])floor\s*(\d{1,2})(?!\d)/i;
const STREET = /\d|(?:road|rd|street|st|avenue|ave|lane|district|city|province|county|china)\.?$/i;

/** Parts of an address with English words for building, unit or room; undefined where it has fewer than two of them. */
export function englishAddress(text: string): AddressParts | undefined {
  if (!/[a-z]{2}/i.test(text)) return undefined;
  const [building, unit, room, floor] = [BUILDING, UNIT, ROOM, FLOOR].map((form) => form.exec(text));
  if ([building, unit, room].filter((one) => one !== null).length < 2) return undefined;
  let rest = text;
  for (const found of [building, unit, room, floor]) {
    if (found !== null && found !== undefined) rest = rest.replace(found[0], ',');
  }
  const names = rest.split(/[,;，]/).map((piece) => piece.trim().replace(/\s+/g, ' '));
  const complex = names.find((name) => /\p{L}{2}/u.test(name) && !STREET.test(name));
  const level = floor?.slice(1).find((digits) => digits !== undefined);
  const door = room?.[1]?.toUpperCase();
  const parts: AddressParts = {};
  if (complex !== undefined) parts.complex = complex.toUpperCase();
  if (building) parts.building = building[1]!.toUpperCase();
  if (unit) parts.unit = unit[1]!.toUpperCase();
  if (door !== undefined) {
    const onFloor = level !== undefined && (/^[A-Z]$/.test(door) || /^\d{1,2}$/.test(door));
    parts.room = onFloor ? `${level}${/^\d$/.test(door) ? `0${door}` : door}` : door;
  }
  return parts;
}
