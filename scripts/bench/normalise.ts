/**
 * `npm run bench -- normalise [ROWS]`: how much processor time it takes to normalise rows of name, phone, ID number, complex,
 * building, unit, room, area and plate, one in fifty written oddly; and to read the distinct names in pinyin.
 */
import process from 'node:process';
import { namePinyin } from '../../server/ingest/normalise/name-pinyin.ts';
import { normalise, type Mapping } from '../../server/ingest/normalise/normalise.ts';
import { COMPLEXES } from '../fixtures/homes.ts';
import { makeIdNumber } from '../fixtures/id-number.ts';
import { makeName } from '../fixtures/names.ts';
import { randomFor } from '../fixtures/random.ts';

const SPLIT: Mapping = [
  'name',
  'phone',
  'id_number',
  'complex',
  'building',
  'unit',
  'room',
  'floor_area',
  'plate',
];
const ONE_COLUMN: Mapping = ['name', 'phone', 'id_number', 'address', 'floor_area', 'plate'];
const BATCH = 20_000;

/** Processor seconds so far, of all threads: on a busy machine the clock on the wall tells of others. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const random = randomFor(1, 'bench-normalise');

function row(): string[] {
  const sex = random.chance(0.5) ? 'f' : 'm';
  const odd = random.chance(0.02);
  const phone = `19900${String(random.int(0, 999_999)).padStart(6, '0')}`;
  const name = makeName(random, sex);
  return [
    odd ? `${name}先生` : name,
    odd ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone,
    makeIdNumber(random, sex),
    random.pick(COMPLEXES).name,
    `${random.int(1, 30)}栋`,
    `${random.int(1, 4)}`,
    `${random.int(1, 33)}0${random.int(1, 6)}`,
    (random.int(6_000, 18_000) / 100).toFixed(2),
    random.chance(0.5) ? `川N${random.int(10_000, 99_999)}` : '',
  ];
}

const merged = ([name, phone, id, complex, building, unit, room, area, plate]: string[]): string[] => [
  name!,
  phone!,
  id!,
  `德阳市明岑区${complex}${building}${unit}单元${room}号`,
  area!,
  plate!,
];

const rows = Number(process.argv[2] ?? 1_000_000);
const names = new Set<string>();
let [split, oneColumn] = [0, 0];
for (let done = 0; done < rows; done += BATCH) {
  const batch = Array.from({ length: Math.min(BATCH, rows - done) }, row);
  let begun = processorSeconds();
  for (const cells of batch) names.add(normalise(SPLIT, cells).name ?? '');
  split += processorSeconds() - begun;
  const whole = batch.map(merged);
  begun = processorSeconds();
  for (const cells of whole) normalise(ONE_COLUMN, cells);
  oneColumn += processorSeconds() - begun;
}
const begun = processorSeconds();
for (const name of names) namePinyin(name);
const pinyin = processorSeconds() - begun;
const figure = (seconds: number): string => `${seconds.toFixed(2)} s`;
process.stdout.write(
  `Processor time of ${rows} rows: address in four columns ${figure(split)}, in one ${figure(oneColumn)}; ` +
    `${names.size} distinct names in pinyin ${figure(pinyin)}\n`,
);
