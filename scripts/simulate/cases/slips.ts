// One error in one cell, as people make them who type, listen and read.
import { randomFor, type Random } from '../../fixtures/random.ts';
import { homophone, lookalike } from '../../generate/people/confusions.ts';
import { surnameLength } from '../../../server/names/compound-surnames.ts';
import type { Field } from './row.ts';

const replaceAt = (text: string, index: number, part: string): string =>
  text.slice(0, index) + part + text.slice(index + 1);

/** Places of digits in a text from `from` on. */
const digitPlaces = (text: string, from: number): number[] => {
  const places: number[] = [];
  for (let at = from; at < text.length; at += 1) if (/\d/.test(text[at]!)) places.push(at);
  return places;
};

/** Another digit: the key beside it for half, any for the rest. */
function wrongDigit(random: Random, text: string, from: number): string {
  const places = digitPlaces(text, from);
  if (places.length === 0) return text;
  const at = random.pick(places);
  const step = random.chance(0.5) ? random.pick([1, 9]) : random.int(1, 9);
  return replaceAt(text, at, String((Number(text[at]) + step) % 10));
}

/** Two neighbouring characters swapped. */
function swapped(random: Random, text: string, from: number): string {
  const places: number[] = [];
  for (let at = from; at + 1 < text.length; at += 1) if (text[at] !== text[at + 1]) places.push(at);
  if (places.length === 0) return text;
  const at = random.pick(places);
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}

/** A character left out, or doubled. */
function miscounted(random: Random, text: string, from: number, dropped: number): string {
  const letters = [...text];
  if (letters.length <= from + 1) return text;
  const at = random.int(from, letters.length - 1);
  if (letters.length > 2 && random.chance(dropped)) letters.splice(at, 1);
  else letters.splice(at, 0, letters[at]!);
  return letters.join('');
}

function digits(random: Random, text: string, from: number): string {
  const how = random.next();
  if (how < 0.62) return wrongDigit(random, text, from);
  return how < 0.88 ? swapped(random, text, from) : miscounted(random, text, from, 0.8);
}

function han(random: Random, text: string): string {
  const how = random.next();
  const first = how < 0.6 ? homophone(random, text) : how < 0.85 ? lookalike(random, text) : undefined;
  return first ?? homophone(random, text) ?? miscounted(random, text, 1, 0.7);
}

const TITLES = ['先生', '女士', '小姐', '老师'];

function name(random: Random, text: string): string {
  if (random.chance(0.02)) return text.slice(0, surnameLength(text)) + random.pick(TITLES);
  if (random.chance(0.06) && [...text].length === 3) {
    const [a, b, c] = [...text] as [string, string, string];
    return a + c + b;
  }
  return random.chance(0.08) ? miscounted(random, text, 1, 0.7) : han(random, text);
}

function complex(random: Random, text: string): string {
  const how = random.next();
  if (how < 0.15) return `${text}${random.pick(['小区', '一期', '二期'])}`;
  return how < 0.3 ? miscounted(random, text, 1, 0.85) : han(random, text);
}

function building(random: Random, text: string): string {
  const value = Number(text);
  if (!Number.isInteger(value)) return text;
  const how = random.next();
  if (how < 0.4) return String(Math.max(1, value + random.pick([1, -1])));
  if (how < 0.6) return String(value >= 10 ? value % 10 || 1 : value + 10);
  return String(random.int(1, 14));
}

function room(random: Random, text: string): string {
  const how = random.next();
  if (how < 0.3) return swapped(random, text, 0).replace(/^0/, '1');
  if (how < 0.5 && /^\d+$/.test(text))
    return String(Math.max(101, Number(text) + random.pick([1, -1, 100, -100])));
  if (how < 0.6) return miscounted(random, text, 0, 0.5).replace(/^0/, '1');
  return wrongDigit(random, text, 0).replace(/^0/, '1');
}

function area(random: Random, text: string): string {
  const how = random.next();
  if (how < 0.2 && text.includes('.')) return text.replace('.', '');
  if (how < 0.35) return swapped(random, text, 0).replace(/^[0.]/, '1');
  return wrongDigit(random, text, 0).replace(/^0/, '1');
}

const ALIKE: Record<string, string> = {
  0: 'D',
  1: 'L',
  8: 'B',
  B: '8',
  D: '0',
  Q: '0',
  Z: '2',
  2: 'Z',
  5: 'S',
  S: '5',
};

function plate(random: Random, text: string): string {
  const places = [...text].map((_, at) => at).filter((at) => at >= 3 && ALIKE[text[at]!] !== undefined);
  if (places.length > 0 && random.chance(0.25)) {
    const at = random.pick(places);
    return replaceAt(text, at, ALIKE[text[at]!]!);
  }
  return random.chance(0.3) ? swapped(random, text, 3) : wrongDigit(random, text, 3);
}

function slip(random: Random, field: Field, text: string): string {
  switch (field) {
    case 'name':
      return name(random, text);
    case 'phone':
    case 'phone2':
      return digits(random, text, 5);
    case 'id_number':
      return text.length === 18
        ? digits(random, text.slice(0, 17), 8) + text[17]!
        : wrongDigit(random, text, 8);
    case 'complex':
      return complex(random, text);
    case 'building':
      return random.chance(0.08) ? '' : building(random, text);
    case 'unit':
      return random.chance(0.35) ? '' : String((Number(text) % 3) + 1);
    case 'room':
      return room(random, text);
    case 'floor_area':
      return area(random, text);
    case 'plate':
      return plate(random, text);
    case 'email':
      return digits(random, text, 1);
  }
}

/**
 * The value with one slip in it. Phones keep their block 19900, ID numbers their county code, so that no slip names a real
 * subscriber or person.
 * @param common share of slips that are the likeliest of this value: whoever slips there slips so
 */
export function mistype(random: Random, field: Field, value: string, common: number): string {
  const own = random.chance(common) ? randomFor(0, `${field} ${value}`) : random;
  for (let tries = 0; tries < 4; tries += 1) {
    const typed = slip(own, field, value);
    if (typed !== value) return typed;
  }
  return value;
}

/** How often a field goes wrong compared with the mean. */
export const SLIP_WEIGHT: Record<Field, number> = {
  name: 1.3,
  phone: 1.3,
  phone2: 1.2,
  id_number: 1.3,
  complex: 0.5,
  building: 0.8,
  unit: 0.7,
  room: 1.2,
  floor_area: 1,
  plate: 1.2,
  email: 0.8,
};
