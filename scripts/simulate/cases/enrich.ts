// What a list gains in use: a column filled, notes and call results, columns and serial numbers of a holder's own.
import type { Random } from '../../fixtures/random.ts';
import { uniform } from './draws.ts';
import { drawExtras, extraValue, headed, type Column, type Layout } from './layout.ts';
import type { CaseParameters } from './parameters.ts';
import { AT, type Field, type Row } from './row.ts';
import { mistype } from './slips.ts';
import { truthAt } from './world.ts';

const NOTES = [
  '未接',
  '无人接听',
  '关机',
  '停机',
  '空号',
  '已装修',
  '再联系',
  '意向强',
  '已签约',
  '暂不考虑',
  '下午再打',
  '人在外地',
  '换号了',
  '空置',
  '租客接的',
  '拒接',
];
const DETAILS = [
  '预算',
  '约',
  '要',
  '嫌',
  '家里',
  '周',
  '月',
  '亲戚',
  '同事',
  '老婆',
  '电话里',
  '微信',
  '门店',
  '样板间',
];
const THINGS = [
  '8万',
  '12万',
  '15万左右',
  '下月开工',
  '贵',
  '再看看',
  '周六量房',
  '已有公司',
  '做橱柜',
  '水电先做',
  '等交房',
  '发图片',
  '加了微信',
  '介绍朋友',
  '要半包',
  '全包',
];

/** A remark as an agent writes it: a word for most, a day or a sentence for some, which nobody else would write. */
export function note(random: Random): string {
  const how = random.next();
  const word = random.pick(NOTES);
  if (how < 0.5) return word;
  if (how < 0.75) return `${random.int(1, 12)}.${random.int(1, 28)}${word}`;
  return `${random.pick(DETAILS)}${random.pick(THINGS)}${how < 0.9 ? `，${random.pick(THINGS)}` : ''}`;
}

function add(random: Random, layout: Layout, column: Column, p: CaseParameters): Layout {
  if (layout.columns.includes(column)) return layout;
  const columns = column === 'serial' ? [column, ...layout.columns] : [...layout.columns, column];
  return { ...layout, columns, words: headed(random, columns, p, layout.words) };
}

/** Numbers from 1; what stood there is gone. */
const number = (rows: readonly Row[], first: number): void => {
  for (const [index, row] of rows.entries()) row.extras['serial'] = String(first + index);
};

/** Serial numbers of a list: those of its source left standing, given anew, begun, or dropped. */
export function renumber(
  random: Random,
  rows: readonly Row[],
  layout: Layout,
  p: CaseParameters,
  isCopy: boolean,
): Layout {
  const first = random.chance(0.85) ? 1 : random.int(2, 3000);
  if (!layout.columns.includes('serial')) {
    if (!isCopy || !random.chance(p.serials * 0.4)) return layout;
    number(rows, first);
    return add(random, layout, 'serial', p);
  }
  const how = isCopy ? random.next() : 0;
  if (how < 0.4) number(rows, first);
  else if (how > 0.85) return { ...layout, columns: layout.columns.filter((column) => column !== 'serial') };
  return layout;
}

/** Fills a field that the list lacks, in part, from outside. */
export function fillField(
  random: Random,
  rows: readonly Row[],
  layout: Layout,
  time: number,
  p: CaseParameters,
): Layout {
  const able = (['id_number', 'floor_area', 'plate', 'phone2', 'email'] as const).filter((field) =>
    rows.some((row) => row.values[AT[field]] === ''),
  );
  if (able.length === 0) return layout;
  const field: Field = random.pick(able);
  const share = uniform(random, 0.2, 1);
  for (const row of rows) {
    if (row.values[AT[field]] !== '' || !random.chance(share)) continue;
    const truth = truthAt(row.holding, time)[AT[field]]!;
    row.values[AT[field]] =
      truth !== '' && random.chance(p.rootErrors) ? mistype(random, field, truth, p.commonSlip) : truth;
  }
  return add(random, layout, field, p);
}

/** Notes, call results and the like, in a column of their own; what stood there stays. */
export function annotate(random: Random, rows: readonly Row[], layout: Layout, p: CaseParameters): Layout {
  const share = uniform(random, 0.05, 0.8);
  for (const row of rows) {
    if (!random.chance(share)) continue;
    const known = row.extras['notes'];
    row.extras['notes'] =
      known === undefined || known === ''
        ? note(random)
        : random.chance(0.5)
          ? `${known}；${note(random)}`
          : known;
  }
  return add(random, layout, 'notes', p);
}

/** Empties the columns that an earlier holder filled: a fresh sheet for one's own calls. */
export function clearRemarks(rows: readonly Row[], layout: Layout): void {
  const columns = layout.columns.filter((column) => column === 'notes' || column.startsWith('extra:'));
  for (const row of rows) for (const column of columns) delete row.extras[column];
}

/** One to three columns of the holder's own. */
export function addColumns(random: Random, rows: readonly Row[], layout: Layout, p: CaseParameters): Layout {
  let wider = layout;
  for (const key of drawExtras(random, random.int(1, 3))) {
    const column: Column = `extra:${key}`;
    const share = uniform(random, 0.4, 1);
    for (const [index, row] of rows.entries()) {
      if ((row.extras[column] ?? '') === '' && random.chance(share))
        row.extras[column] = extraValue(random, key, index);
    }
    wider = add(random, wider, column, p);
  }
  return wider;
}
