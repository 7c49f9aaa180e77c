// Takes an address of one column apart: complex, building, unit, room, in the forms in which they are written.
import type { AddressParts } from './address-parts.ts';
import { complexName } from './complex-name.ts';
import { englishAddress } from './english-address.ts';
import { numberToken } from './numerals.ts';
import type { Said } from './rules.ts';
import { simplified } from './simplified.ts';
import { compact, tidy } from './width.ts';

const NUMBER =
  '(?:\\d{1,4}[A-Z]?|[A-Z]\\d{0,3}|[一二三四五六七八九十百]{1,4}|[甲乙丙丁东西南北](?=[栋幢座单]))';
const ROOM = '(?:\\d{1,3}-)?\\d{1,5}[A-Z]?|[A-Z]\\d{0,4}|[一二三四五六七八九十百零〇]{2,6}';
const ROOM_END = '(?:号房|号室|号|室|房间?|户)?';
const FLOOR = '(?:第?(\\d{1,2}|[一二三四五六七八九十]{1,3})[层楼F])?';
const BUILDING_WORD = '(?:栋楼?|幢楼?|号楼|座|#楼?|楼栋|号栋|号幢)';
const MARKED = new RegExp(
  `^(.*?)第?(${NUMBER})(?:${BUILDING_WORD}|-(?=\\d{1,2}单元))[-,、]?(?:第?(${NUMBER})(?:单元|门|梯|-))?[-,、]?${FLOOR}[-,、]?(?:(${ROOM})${ROOM_END})?$`,
  'i',
);
const UNIT_ONLY = new RegExp(`^(.*?)(${NUMBER})单元[-,、]?${FLOOR}[-,、]?(?:(${ROOM})${ROOM_END})?$`, 'i');
const DASHED =
  /^(|.*?\D)(\d{1,3}[A-Z]?|[A-Z]\d{0,2})[-/#](?:(\d{1,2}|[A-Z])[-/])?(?:(\d{1,2})[-/])?(\d{2,5}[A-Z]?)(?:号房|号|室|房)?$/i;
/** Three numbers between dots, which are no day: the last has three digits or four. */
const DOTTED = /^(|.*?[^\d.])(\d{1,3}[A-Z]?)[.、](\d{1,2})[.、](\d{3,4})(?:号房|号|室|房)?$/i;
const ROOM_ONLY = /^(\D{2,}?)(\d{3,5}[A-Z]?)(?:号|室|房)?$/i;
const STREET_END = /(?:路|街|道|巷|段|弄|村|组)$/;
const DASHES = /[–—―‐‑－﹣_~～]/g;
const NOTE = /[(【[](?!第?[\dIVXⅠ-Ⅸ一二三四五六七八九]{1,4}期)[^()【】[\]]*[)】\]]/gi;
const LONGEST = 200;

/** A room that is counted on its floor: 12 楼 4 号 is 1204, 3 楼 304 is 304. */
function roomOn(floor: string | undefined, room: string | undefined): string | undefined {
  if (room === undefined) return undefined;
  const number = numberToken(room.replace('-', ''));
  if (floor === undefined || number.length > 2) return number;
  return `${numberToken(floor)}${number.length === 1 && /\d/.test(number) ? `0${number}` : number}`;
}

function withParts(head: string, building?: string, unit?: string, room?: string): AddressParts {
  const parts: AddressParts = {};
  const complex = head === '' ? undefined : complexName(head);
  if (complex !== undefined) parts.complex = complex;
  if (building !== undefined) parts.building = numberToken(building);
  if (unit !== undefined) parts.unit = numberToken(unit);
  if (room !== undefined) parts.room = room;
  return parts;
}

/** An address as its grammar reads it: half width, simplified, without blanks and remarks, one kind of dash. */
const cleaned = (written: string): string =>
  simplified(compact(written)).replace(NOTE, '').replace(DASHES, '-');

function inChinese(text: string): AddressParts {
  const marked = MARKED.exec(text);
  if (marked !== null) {
    const [, head, building, unit, floor, room] = marked;
    return withParts(head!, building, unit, roomOn(floor, room));
  }
  const dashed = DASHED.exec(text);
  if (dashed !== null && (dashed[1] === '' || /\p{L}/u.test(dashed[1]!))) {
    const [, head, building, unit, floor, room] = dashed;
    return withParts(head!, building, unit, numberToken(`${floor ?? ''}${room}`));
  }
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return withParts(dotted[1]!, dotted[2], dotted[3], numberToken(dotted[4]!));
  const unitOnly = UNIT_ONLY.exec(text);
  if (unitOnly !== null) {
    const [, head, unit, floor, room] = unitOnly;
    return withParts(head!, undefined, unit, roomOn(floor, room));
  }
  const roomOnly = ROOM_ONLY.exec(text);
  if (roomOnly !== null && !STREET_END.test(roomOnly[1]!)) {
    return withParts(roomOnly[1]!, undefined, undefined, numberToken(roomOnly[2]!));
  }
  return /\d/.test(text) ? {} : withParts(text);
}

/** Takes an address of one column apart; what follows no known form gives no part. */
export function parseAddress(written: string, said?: Said): AddressParts {
  const short = written.slice(0, LONGEST);
  const english = englishAddress(tidy(short));
  if (english !== undefined) {
    said?.('english-address');
    return english;
  }
  const parts = inChinese(cleaned(short));
  if (Object.keys(parts).length > 0) said?.('address-grammar');
  return parts;
}
