// Errors of one cell as people make them who type, listen and read, and as spreadsheets make them.
import type { Random } from '../../fixtures/random.ts';
import { homophone, lookalike } from './confusions.ts';
import type { ErrorRates } from './profiles.ts';

/** The cells of a row as it is known, before a list's layout writes them; empty where nothing is known. */
export interface Cells {
  name: string;
  phone: string;
  phone2: string;
  idNumber: string;
  complex: string;
  building: string;
  unit: string;
  room: string;
  area: string;
  plate: string;
  email: string;
}

const replaceAt = (text: string, index: number, part: string): string =>
  text.slice(0, index) + part + text.slice(index + 1);

/** Another digit at a place from `from` on: the key beside it for half, any for the rest. */
function wrongDigit(random: Random, text: string, from: number): string {
  const index = random.int(from, text.length - 1);
  const digit = text[index]!;
  if (!/\d/.test(digit)) return text;
  const step = random.chance(0.5) ? random.pick([1, 9]) : random.int(1, 9);
  return replaceAt(text, index, String((Number(digit) + step) % 10));
}

/** Two neighbouring digits swapped, at a place from `from` on. */
function swapped(random: Random, text: string, from: number): string {
  const index = random.int(from, text.length - 2);
  return text.slice(0, index) + text[index + 1]! + text[index]! + text.slice(index + 2);
}

/** One character of a text left out, or one doubled. */
function droppedOrAdded(random: Random, text: string): string {
  const letters = [...text];
  const at = random.int(1, letters.length - 1);
  if (letters.length > 2 && random.chance(0.7)) letters.splice(at, 1);
  else letters.splice(at, 0, letters[at]!);
  return letters.join('');
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

function phoneForm(random: Random, phone: string): string {
  const parts = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
  return random.pick([
    () => parts.join(' '),
    () => parts.join('-'),
    () => `+86${phone}`,
    () => `86 ${phone}`,
    () => `0${phone}`,
    () => fullWidth(phone),
    () => ` ${phone}`,
  ])();
}

function typeName(
  random: Random,
  name: string,
  sex: 'f' | 'm',
  rates: ErrorRates,
  rate: (of: number) => boolean,
): string {
  if (rate(rates.nameTitle)) {
    const surname = [...name]
      .slice(0, /^(?:欧阳|上官|皇甫|令狐|诸葛|司徒|司马|夏侯|慕容|尉迟|东方|端木)/.test(name) ? 2 : 1)
      .join('');
    return surname + (sex === 'm' ? '先生' : random.pick(['女士', '小姐']));
  }
  let typed = name;
  if (rate(rates.nameHomophone)) typed = homophone(random, typed) ?? typed;
  if (rate(rates.nameShape)) typed = lookalike(random, typed) ?? typed;
  if (rate(rates.nameDropped)) typed = droppedOrAdded(random, typed);
  if (rate(rates.nameSpaced)) {
    const [first = '', ...rest] = [...typed];
    typed = random.pick([
      `${first} ${rest.join('')}`,
      `${first}　${rest.join('')}`,
      `${typed} `,
      ` ${typed}`,
    ]);
  }
  return typed;
}

const isMobile = (text: string): boolean => /^1\d{10}$/.test(text);

/** A phone keeps its first five digits, so that no slip is a real subscriber's number. */
function typePhone(random: Random, phone: string, rates: ErrorRates, rate: (of: number) => boolean): string {
  if (!isMobile(phone)) return phone;
  let typed = phone;
  if (rate(rates.phoneDigit)) typed = wrongDigit(random, typed, 5);
  if (rate(rates.phoneSwap)) typed = swapped(random, typed, 5);
  if (rate(rates.phoneShort)) {
    const at = random.int(5, 10);
    typed = typed.slice(0, at) + typed.slice(at + 1);
  } else if (rate(rates.phoneForm)) typed = phoneForm(random, typed);
  return typed;
}

function typeRoom(random: Random, room: string, rates: ErrorRates, rate: (of: number) => boolean): string {
  let typed = room;
  if (rate(rates.roomSlip)) {
    typed =
      random.chance(0.35) && typed.length > 2 ? swapped(random, typed, 0) : wrongDigit(random, typed, 0);
    if (typed.startsWith('0')) typed = room;
  }
  if (rate(rates.neighbour)) {
    const step = random.pick([1, -1]);
    if ((Number(typed) % 100) + step > 0) typed = String(Number(typed) + step);
  }
  return typed;
}

const isWhole = (number: string): boolean => /^\d{17}[\dX]$/.test(number);

/**
 * The cells as somebody types them from a sheet of paper or from hearing.
 * @param care 1 for an ordinary typist, 2 for one who makes half the errors
 */
export function typeRow(
  random: Random,
  cells: Cells,
  sex: 'f' | 'm',
  rates: ErrorRates,
  care: number,
): Cells {
  const rate = (of: number): boolean => random.chance(of / care);
  const typed = { ...cells };
  if (typed.name !== '') typed.name = typeName(random, typed.name, sex, rates, rate);
  typed.phone = typePhone(random, typed.phone, rates, rate);
  typed.phone2 = typePhone(random, typed.phone2, rates, rate);
  if (isWhole(typed.idNumber)) {
    if (rate(rates.idDigit)) {
      typed.idNumber = random.chance(0.4)
        ? swapped(random, typed.idNumber.slice(0, 17), 8) + typed.idNumber[17]!
        : wrongDigit(random, typed.idNumber, 8);
    }
    const old = typed.idNumber.startsWith('19', 6) && Number(typed.idNumber.slice(6, 10)) < 1980;
    if (old && rate(rates.idOld)) typed.idNumber = typed.idNumber.slice(0, 6) + typed.idNumber.slice(8, 17);
  }
  if (typed.complex !== '' && rate(rates.complexSlip)) {
    typed.complex =
      homophone(random, typed.complex) ??
      lookalike(random, typed.complex) ??
      droppedOrAdded(random, typed.complex);
  }
  if (typed.building !== '' && rate(rates.buildingSlip)) {
    typed.building = random.chance(0.5)
      ? String(Number(typed.building) + random.pick([1, 10]))
      : String(random.int(1, 14));
  }
  if (typed.unit !== '' && rate(rates.unitSlip)) typed.unit = String((Number(typed.unit) % 3) + 1);
  if (typed.room !== '') typed.room = typeRoom(random, typed.room, rates, rate);
  if (rate(rates.partMissing)) typed[random.pick(['building', 'unit', 'unit', 'unit', 'room'] as const)] = '';
  if (typed.area !== '' && rate(rates.areaSlip))
    typed.area = random.chance(0.5)
      ? wrongDigit(random, typed.area, 1)
      : String(Math.round(Number(typed.area)));
  if (typed.plate !== '' && rate(rates.plateSlip)) typed.plate = wrongDigit(random, typed.plate, 3);
  if (typed.email !== '' && rate(rates.emailSlip)) typed.email = wrongDigit(random, typed.email, 1);
  return typed;
}

/** ID numbers as a spreadsheet leaves them that took them for numbers; those that end in X were text and stay. */
export function ruinIdNumber(written: string, how: 'rounded' | 'scientific'): string {
  if (!/^\d{16,18}$/.test(written)) return written;
  if (how === 'rounded') return written.slice(0, 15).padEnd(written.length, '0');
  return Number(written).toExponential(5).replace('e', 'E');
}
