// Which evidence would tell two possible sources of a list apart: what each can be expected to say, in nats.
import type { WantedEvidence } from '#contract/queries/separate.ts';
import { type Candidate, cellsApart } from './apart.ts';
import { clamp, ROWS_CAP } from './bands.ts';
import { WORTH } from './documents.ts';

/** Of a copied cell: that it is spoilt, that a wrong one is put right (the middle of what chains of copies show). */
const [SPOILT, MENDED] = [0.004, 0.1];
/** What a date tells where it excludes one of the two, and how often it can be expected to: of two lists either may be the older. */
const [EXCLUDED, EXCLUDES] = [Math.log(100), 0.25];
/** Rows named in one wish. */
const ROWS = 200;
/** Lists named as having what the list lacks. */
const LISTS = 3;

/** What a cell that both candidates fill otherwise can be expected to tell (nats), were it known: the mean over both propositions. */
function expectedOf(k: Candidate['k'], reference: number, ofA: number, ofB: number): number {
  const chance = (said: number, from: number): number => {
    if (said === from) return 1 - SPOILT;
    return said === reference ? MENDED : k.errorRate / 13;
  };
  const told = (said: number, from: number, other: number): number =>
    chance(said, from) * Math.log(chance(said, from) / chance(said, other));
  return (told(ofA, ofA, ofB) + told(ofB, ofB, ofA)) / 2;
}

interface Blank {
  unit: number;
  field: number;
  row: number;
  ofA: number;
  ofB: number;
  expected: number;
}

const blanks = (x: Candidate): Blank[] =>
  [...cellsApart(x)]
    .filter(({ here }) => here < 0)
    .map(({ unit, field, ofA, ofB, place }) => ({
      unit,
      field,
      row: place.row!,
      ofA,
      ofB,
      expected: expectedOf(x.k, x.k.reference[unit * x.k.fields + field]!, ofA, ofB),
    }));

const sum = (cells: readonly Blank[]): number =>
  clamp(
    cells.reduce((total, { expected }) => total + expected, 0),
    ROWS_CAP,
  );

const rowsOf = (cells: readonly Blank[]): Pick<WantedEvidence, 'rows' | 'rowsTotal'> => {
  const rows = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  return { rows: rows.slice(0, ROWS), rowsTotal: rows.length };
};

const plural = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** Cells that are blank or damaged in the list and on which the two differ, by field. */
function fieldsWanted({ k, fields, c, id }: Candidate, cells: readonly Blank[]): WantedEvidence[] {
  return [...new Set(cells.map(({ field }) => field))].map((f): WantedEvidence => {
    const own = cells.filter(({ field }) => field === f);
    const field = fields[f]!;
    const lacks = k.lists[c]!.fields[f] !== true;
    return {
      kind: 'field',
      field,
      ...rowsOf(own),
      expected: sum(own),
      what: lacks
        ? {
            zh: `${id(c)} 没有这一列；两个来源在 ${own.length} 行上说法不同，找一份带此列的同源文本即可分辨`,
            en: `${id(c)} has no such column; the two sources differ in ${plural(own.length)}: look for another copy of it that has it`,
          }
        : {
            zh: `${id(c)} 在 ${own.length} 行上此格空缺或损坏，而两个来源恰好说法不同：找损坏前的文本`,
            en: `${id(c)} is blank or damaged in ${plural(own.length)} where the two sources differ: look for the text before it was damaged`,
          },
    };
  });
}

/** Other lists that have what the list lacks: were they copied from it, they would tell. */
function listsWanted(x: Candidate, cells: readonly Blank[]): WantedEvidence[] {
  const { k, c, a, b, id } = x;
  const byList = new Map<number, Blank[]>();
  for (const cell of cells) {
    for (let at = k.start[cell.unit]!; at < k.start[cell.unit + 1]!; at++) {
      const list = k.postList[at]!;
      if (list === c || list === a || list === b) continue;
      const value = k.lists[list]!.values[k.postPosition[at]! * k.fields + cell.field]!;
      if (value === cell.ofA || value === cell.ofB) byList.set(list, [...(byList.get(list) ?? []), cell]);
    }
  }
  return [...byList]
    .sort((one, other) => sum(other[1]) - sum(one[1]) || one[0] - other[0])
    .slice(0, LISTS)
    .map(([list, own]): WantedEvidence => {
      const related = k.mayPrecede[c * k.n + list] === 1;
      return {
        kind: 'list',
        list: id(list),
        ...rowsOf(own),
        // Half, for it is not known whether it was copied from this list at all.
        expected: related ? sum(own) / 2 : 0,
        what: {
          zh: `${id(list)} 在这 ${own.length} 格上有值：查明它是否抄自 ${id(c)}，若是，即可分辨`,
          en: `${id(list)} has values in ${own.length} of such cells: find out whether it was copied from ${id(c)}; if so, it tells`,
        },
      };
    })
    .filter(({ expected }) => expected > 0);
}

/** Dates that are not known and would exclude one of the two in some cases. */
function datesWanted({ k, c, a, b, id }: Candidate): WantedEvidence[] {
  const wish = (list: number, zh: string, en: string): WantedEvidence => ({
    kind: 'date',
    list: id(list),
    rows: [],
    rowsTotal: 0,
    expected: EXCLUDED * EXCLUDES,
    what: { zh, en },
  });
  const wishes: WantedEvidence[] = [];
  if (k.lists[c]!.last === undefined)
    wishes.push(
      wish(
        c,
        `${id(c)} 最晚何时存在（扣押、发送、使用的日期）：可排除更晚的来源`,
        `when ${id(c)} existed at the latest (seized, sent, used): it would exclude a later source`,
      ),
    );
  for (const p of [a, b]) {
    if (k.lists[p]!.first !== undefined) continue;
    wishes.push(
      wish(
        p,
        `${id(p)} 最早何时可能存在：若晚于 ${id(c)}，即可排除`,
        `when ${id(p)} can have existed at the earliest: if later than ${id(c)}, it is excluded`,
      ),
    );
  }
  return wishes;
}

/** A document of a transfer between the holders, for each candidate. */
const documentsWanted = ({ k, c, a, b, id }: Candidate, odds: { a: number; b: number }): WantedEvidence[] =>
  (
    [
      [a, odds.a],
      [b, odds.b],
    ] as const
  )
    .filter(([p]) => k.lists[p]!.holder !== '' && k.lists[p]!.holder !== k.lists[c]!.holder)
    .map(([p, share]): WantedEvidence => ({
      kind: 'document',
      list: id(p),
      holder: k.lists[p]!.holder,
      rows: [],
      rowsTotal: 0,
      expected: WORTH * share,
      what: {
        zh: `${k.lists[p]!.holder} 与 ${k.lists[c]!.holder} 之间的转移记录（聊天、邮件、付款）：可信者约值 20 倍`,
        en: `a record of a transfer between ${k.lists[p]!.holder} and ${k.lists[c]!.holder} (chat, mail, payment): a reliable one is worth a ratio of about 20`,
      },
    }));

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** What to look for, most telling first. @param probability of A and of B as a source */
export function wantedEvidence(x: Candidate, probability: { a: number; b: number }): WantedEvidence[] {
  const cells = blanks(x);
  const both = probability.a + probability.b || 1;
  const all = [
    ...fieldsWanted(x, cells),
    ...listsWanted(x, cells),
    ...datesWanted(x),
    ...documentsWanted(x, { a: probability.a / both, b: probability.b / both }),
  ].map((one) => ({ ...one, expected: round(one.expected) }));
  const name = ({ kind, field, list }: WantedEvidence): string => `${kind} ${field ?? ''} ${list ?? ''}`;
  return all.sort((one, other) => other.expected - one.expected || (name(one) < name(other) ? -1 : 1));
}
