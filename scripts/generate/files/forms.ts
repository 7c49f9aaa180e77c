/** How one file writes its values: a form for each kind, drawn once per file, and slips that come row by row. */
import type { Random } from '../../fixtures/random.ts';
import { fullWidth } from '../../fixtures/typos.ts';
import type { Kind } from './words.ts';
import type { Person } from './values.ts';

export type Value = string | number;
export type Forms = Record<Kind, (person: Person) => Value>;

const HAN = [...'零一二三四五六七八九'];
const han = (value: number): string => {
  if (value < 10) return HAN[value]!;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : HAN[tens]}十${ones === 0 ? '' : HAN[ones]}`;
};
const two = (value: number): string => String(value).padStart(2, '0');
const roomOf = ({ floor, door }: Person): string => `${floor}${two(door)}`;
const LETTERS = [...'ABCDEFGHJKLM'];

const phoneForm = (random: Random): ((digits: string) => Value) => {
  const cut = (by: string) => (digits: string) =>
    digits.startsWith('0')
      ? digits
      : `${digits.slice(0, 3)}${by}${digits.slice(3, 7)}${by}${digits.slice(7)}`;
  const form = random.weighted<(digits: string) => Value>([
    [(digits) => digits, 6],
    [cut(' '), 1],
    [cut('-'), 1],
    [(digits) => (digits.startsWith('0') ? digits : `+86${digits}`), 0.5],
    [(digits) => (digits.startsWith('0') ? digits : Number(digits)), 2],
    [(digits) => fullWidth(digits), 0.3],
    [(digits) => (random.chance(0.2) ? `${digits}/${random.int(2_000_000, 8_999_999)}` : digits), 0.5],
    [
      (digits) => (random.chance(0.3) ? `${digits}(${random.pick(['妻', '本人', '老婆', '儿子'])})` : digits),
      0.5,
    ],
    [(digits) => (digits.startsWith('0') ? digits : `0086${digits}`), 0.2],
  ]);
  return (digits) => (random.chance(0.01) ? digits.slice(0, -1) : form(digits));
};

const idForm = (random: Random, text: boolean): ((digits: string) => Value) => {
  const damaged = random.chance(0.15);
  const share = random.pick([0.1, 0.4, 1]);
  const old = random.chance(0.1);
  const scientific = text && random.chance(0.4);
  const lower = random.chance(0.2);
  return (digits) => {
    if (damaged && random.chance(share) && !digits.endsWith('X')) {
      if (scientific) return Number(digits).toExponential(5).replace('e', 'E');
      return `${digits.slice(0, 15)}000`;
    }
    if (old && random.chance(0.15)) return digits.slice(0, 6) + digits.slice(8, 17);
    return lower ? digits.toLowerCase() : digits;
  };
};

const buildingForm = (random: Random): ((person: Person) => Value) =>
  random.weighted<(person: Person) => Value>([
    [({ building }) => building, 4],
    [({ building }) => String(building), 3],
    [({ building }) => `${building}栋`, 3],
    [({ building }) => `${building}幢`, 2],
    [({ building }) => `${building}号楼`, 2],
    [({ building }) => `${LETTERS[building % 12]}座`, 0.7],
    [({ building }) => two(building), 0.7],
    [({ building }) => `${building}#`, 0.7],
    [({ building }) => `${han(building)}栋`, 0.4],
    [({ building }) => LETTERS[building % 12]!, 0.4],
  ]);

const unitForm = (random: Random): ((person: Person) => Value) =>
  random.weighted<(person: Person) => Value>([
    [({ unit }) => unit, 4],
    [({ unit }) => String(unit), 3],
    [({ unit }) => `${unit}单元`, 4],
    [({ unit }) => `${han(unit)}单元`, 0.5],
    [({ unit }) => two(unit), 0.4],
  ]);

const roomForm = (random: Random): ((person: Person) => Value) =>
  random.weighted<(person: Person) => Value>([
    [(person) => Number(roomOf(person)), 3],
    [roomOf, 4],
    [(person) => `${roomOf(person)}室`, 2],
    [(person) => `${roomOf(person)}号`, 1.5],
    [(person) => roomOf(person).padStart(4, '0'), 0.7],
    [({ floor, door }) => `${floor}-${door}`, 0.3],
    [({ floor, door }) => `${floor}${LETTERS[door]}`, 0.4],
  ]);

const flatForm = (random: Random): ((person: Person) => string) =>
  random.weighted<(person: Person) => string>([
    [(one) => `${one.building}-${one.unit}-${roomOf(one)}`, 6],
    [(one) => `${one.building}栋${one.unit}单元${roomOf(one)}`, 3],
    [(one) => `${one.building}#${one.unit}-${roomOf(one)}`, 1.5],
    [(one) => `${one.building}栋-${one.unit}-${roomOf(one)}`, 1],
    [(one) => `${one.building}幢${one.unit}单元${roomOf(one)}室`, 2],
    [(one) => `${one.building}号楼${roomOf(one)}`, 1],
    [(one) => `${one.building}-${roomOf(one)}`, 1],
    [(one) => `${one.building}栋${one.unit}单元${one.floor}楼${one.door}号`, 0.7],
    [(one) => `${han(one.building)}栋${han(one.unit)}单元${roomOf(one)}号`, 0.4],
    [(one) => fullWidth(`${one.building}-${one.unit}-${roomOf(one)}`), 0.3],
  ]);

const STREETS = ['玉琢路88号', '鹤汀街16号', '眠沙江路9号', '棠影路33号', '砚田大道418号', ''];

const addressForm = (random: Random, english: boolean): ((person: Person) => string) => {
  const flat = flatForm(random);
  const street = new Map<string, string>();
  const streetOf = ({ complex }: Person): string => {
    if (!street.has(complex)) street.set(complex, random.pick(STREETS));
    return street.get(complex)!;
  };
  if (english && random.chance(0.4)) {
    return (one) => `Room ${roomOf(one)}, Unit ${one.unit}, Building ${one.building}, ${one.complex}`;
  }
  return random.weighted<(person: Person) => string>([
    [(one) => one.complex + flat(one), 6],
    [(one) => `${one.complex} ${flat(one)}`, 1],
    [(one) => `德阳市明岑区${streetOf(one)}${one.complex}${flat(one)}`, 2],
    [(one) => `四川省德阳市明岑区${streetOf(one)}${one.complex}${flat(one)}`, 1],
    [(one) => `明岑区${one.complex}${flat(one)}`, 1],
    [(one) => `${one.complex}小区${flat(one)}`, 1],
    [(one) => `${streetOf(one)}${one.complex}${flat(one)}`, 0.7],
  ]);
};

const areaForm = (random: Random): ((area: number) => Value) =>
  random.weighted<(area: number) => Value>([
    [(area) => area, 5],
    [(area) => area.toFixed(2), 4],
    [(area) => `${area}㎡`, 1.5],
    [(area) => `${Math.round(area)}`, 1],
    [(area) => `${Math.round(area)}平`, 0.7],
    [(area) => `约${Math.round(area)}平米`, 0.4],
    [(area) => `${area}m2`, 0.3],
  ]);

const plateForm = (random: Random): ((plate: string) => string) =>
  random.weighted<(plate: string) => string>([
    [(plate) => plate, 5],
    [(plate) => `${plate.slice(0, 2)}·${plate.slice(2)}`, 2],
    [(plate) => `${plate.slice(0, 2)} ${plate.slice(2)}`, 1],
    [(plate) => plate.toLowerCase(), 0.5],
    [(plate) => `${plate.slice(0, 2)}-${plate.slice(2)}`, 0.5],
  ]);

const nameForm = (random: Random): ((name: string) => string) =>
  random.weighted<(name: string) => string>([
    [(name) => name, 8],
    [(name) => (name.length === 2 ? `${name[0]} ${name[1]}` : name), 1],
    [(name) => (random.chance(0.3) ? `${name}${random.pick(['先生', '女士'])}` : name), 1],
    [(name) => (random.chance(0.35) ? `${name[0]}${random.pick(['先生', '女士', '总', '姐'])}` : name), 0.7],
    [(name) => (random.chance(0.1) ? ` ${name} ` : name), 1],
  ]);

const NOTES = [
  '',
  '',
  '已装修',
  '下午再打',
  '人在外地',
  '亲戚介绍，态度好',
  '换号了',
  '空置',
  '租客接的',
  '见过面',
];

/** The forms of one file. `text` is a file without cells of number type, `english` one with English headers. */
export function formsFor(random: Random, text: boolean, english: boolean): Forms {
  const [phone, id, area, plate, name] = [
    phoneForm(random),
    idForm(random, text),
    areaForm(random),
    plateForm(random),
    nameForm(random),
  ];
  return {
    name: (one) => name(one.name),
    name2: (one) => one.name2,
    phone: (one) => phone(one.phone),
    phone2: (one) => phone(one.phone2),
    id_number: (one) => id(one.id_number),
    address: addressForm(random, english),
    complex: (one) => one.complex,
    building: buildingForm(random),
    unit: unitForm(random),
    room: roomForm(random),
    flat: flatForm(random),
    floor_area: (one) => area(one.floor_area),
    plate: (one) => plate(one.plate),
    email: (one) => (random.chance(0.05) ? one.email.toUpperCase() : one.email),
    notes: () => random.pick(NOTES),
  };
}
