// The order of a list's rows: as they came, or sorted and shuffled by those who use it.
import type { Random } from '../../fixtures/random.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, type Row } from './row.ts';

const number = (text: string): number => Number.parseInt(text, 10) || 0;
const pinyin = new Intl.Collator('zh');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As the cells say, not as it is true: slips and all. */
const byDoor = ({ values: a }: Row, { values: b }: Row): number =>
  byText(a[AT.complex]!, b[AT.complex]!) ||
  number(a[AT.building]!) - number(b[AT.building]!) ||
  number(a[AT.unit]!) - number(b[AT.unit]!) ||
  number(a[AT.room]!) - number(b[AT.room]!);

const byName = ({ values: a }: Row, { values: b }: Row): number => pinyin.compare(a[AT.name]!, b[AT.name]!);
const byCode = ({ values: a }: Row, { values: b }: Row): number => byText(a[AT.name]!, b[AT.name]!);
const byPhone = ({ values: a }: Row, { values: b }: Row): number => byText(a[AT.phone]!, b[AT.phone]!);

/** Complex by complex, each in its old order, as somebody puts a list together from its parts. */
function byComplex(random: Random, rows: readonly Row[]): Row[] {
  const blocks = new Map<string, Row[]>();
  for (const row of rows) {
    const complex = row.values[AT.complex]!;
    const block = blocks.get(complex);
    if (block === undefined) blocks.set(complex, [row]);
    else block.push(row);
  }
  return random.shuffle([...blocks.values()]).flat();
}

export function inOrder(random: Random, rows: Row[], p: CaseParameters): Row[] {
  const drawn = random.next();
  if (drawn < p.sortedByDoor) return rows.sort(byDoor);
  if (drawn < p.sortedByDoor + p.sortedByName)
    return rows.sort(random.pick([byName, byName, byCode, byPhone]));
  if (drawn < p.sortedByDoor + p.sortedByName + p.shuffled) return random.shuffle(rows);
  const rare = random.next();
  if (rare < 0.02) return rows.toReversed();
  return rare < 0.06 ? byComplex(random, rows) : rows;
}
