// What conversions and programs do to a list for good: digits, decimals, ends of addresses and characters that are lost.
import type { Random } from '../../fixtures/random.ts';
import { surnameLength } from '../../../server/names/compound-surnames.ts';
import { ruinIdNumber } from '../../generate/people/slips.ts';
import { isInOne, type Layout } from './layout.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, isRuined, setQuirk, setValue, type Row } from './row.ts';
import { RARE } from './world.ts';
import { writeAddress } from './write-row.ts';

function ruinIds(rows: readonly Row[], how: 'rounded' | 'scientific'): void {
  const at = AT.id_number;
  for (const row of rows) {
    const ruined = ruinIdNumber(row.values[at]!, how);
    if (ruined === row.values[at]) continue;
    setValue(row, at, ruined);
    setQuirk(row, at, 'ruined');
  }
}

/** Numbers in the form of before 1999: no century, no check character. */
function oldIds(rows: readonly Row[]): void {
  for (const row of rows) {
    const value = row.values[AT.id_number]!;
    if (/^\d{6}19\d{9}[\dX]$/.test(value))
      setValue(row, AT.id_number, value.slice(0, 6) + value.slice(8, 17));
  }
}

function roundAreas(rows: readonly Row[]): void {
  for (const row of rows) {
    const value = row.values[AT.floor_area]!;
    if (!/^\d+\.\d+$/.test(value)) continue;
    setValue(row, AT.floor_area, String(Math.round(Number(value))));
    setQuirk(row, AT.floor_area, 'ruined');
  }
}

/** Cuts the addresses of one column at a width that some of them pass. */
function cutAddresses(random: Random, rows: readonly Row[]): void {
  const written = rows.map(writeAddress);
  const lengths = written.map(({ length }) => length).filter((length) => length > 0);
  if (lengths.length === 0) return;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * (0.1 + random.next() * 0.8))]! - random.int(0, 1);
  for (const [index, row] of rows.entries()) row.cutAddress = written[index]!.slice(0, width);
}

/** Characters that the target's encoding lacks. */
function replace(random: Random, rows: readonly Row[]): void {
  const by = random.pick(['?', '\uFFFD', '□', '']);
  for (const row of rows) {
    const name = row.values[AT.name]!;
    if ([...name].some((letter) => RARE.includes(letter))) {
      setValue(row, AT.name, [...name].map((letter) => (RARE.includes(letter) ? by : letter)).join(''));
      setQuirk(row, AT.name, 'ruined');
    }
  }
}

/** 张伟 as 张先生. */
function title(random: Random, rows: readonly Row[]): void {
  for (const row of rows) {
    const name = row.values[AT.name]!;
    if (name === '' || isRuined(row, AT.name)) continue;
    const female = row.holding.person.sex === 'f';
    setValue(
      row,
      AT.name,
      name.slice(0, surnameLength(name)) + (female ? random.pick(['女士', '小姐']) : '先生'),
    );
    setQuirk(row, AT.name, 'ruined');
  }
}

/** The most rows a sheet of BIFF8 holds, its header among them. */
const SHEET = 65_536;

/** Damages a list that is copied, each kind with its probability; gives the rows that are left. */
export function damage(random: Random, rows: Row[], layout: Layout, p: CaseParameters): Row[] {
  const isText = layout.file.format !== 'xlsx' && layout.file.format !== 'xls';
  if (random.chance(p.digits15)) ruinIds(rows, 'rounded');
  if (random.chance(p.scientific) && isText) ruinIds(rows, 'scientific');
  if (random.chance(p.oldIds)) oldIds(rows);
  if (random.chance(p.roundedAreas)) roundAreas(rows);
  if (random.chance(p.lostZeros)) {
    const forms = new Map(rows.map((row) => [row.forms, { ...row.forms, padded: false }]));
    for (const row of rows) row.forms = forms.get(row.forms)!;
  }
  if (random.chance(p.cutAddresses) && isInOne(layout)) cutAddresses(random, rows);
  if (random.chance(p.replaced)) replace(random, rows);
  if (random.chance(p.titled)) title(random, rows);
  if (layout.file.format === 'xls' && rows.length >= SHEET)
    return rows.slice(0, SHEET - 1 - layout.file.titles.length);
  if (random.chance(p.roundCuts) && rows.length > 120)
    return rows.slice(0, Math.floor(rows.length / 100) * 100);
  return rows;
}
