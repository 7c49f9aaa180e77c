// Writes a case folder of any size for measurements: sources, copies of copies, transfers; every person invented.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import * as XLSX from '@e965/xlsx';
import { randomFrom } from '#contract/random.ts';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国志文玉红';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const idNumber = (n: number): string => {
  const day = new Date(Date.UTC(1955, 0, 1) + (n % 14_600) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const body = `510699${day}${String(Math.floor(n / 14_600) % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${CHECKS[sum % 11]}`;
};

/** Row `n` of the invented population: name, phone, ID number, complex, building, room, floor area. */
const person = (n: number): string[] => [
  `${SURNAMES[n % SURNAMES.length]}${GIVEN[(n * 7) % GIVEN.length]}${GIVEN[(n * 13 + 5) % GIVEN.length]}`,
  `19900${String(n % 1_000_000).padStart(6, '0')}`,
  idNumber(n),
  `测试花园${(n % 40) + 1}期`,
  `${(n % 18) + 1}栋`,
  `${(n % 30) + 1}0${(n % 4) + 1}`,
  String(60 + (n % 90)),
];

const HEADER = ['姓名', '电话', '身份证号', '小区', '楼栋', '房号', '面积'];

const FORMATS = ['csv', 'xlsx', 'xls'] as const;
type Format = (typeof FORMATS)[number];

/** Of ten lists, seven are text, two XLSX, one XLS: about what is seized. */
const MIXED: readonly Format[] = ['csv', 'csv', 'xlsx', 'csv', 'csv', 'xls', 'csv', 'xlsx', 'csv', 'csv'];

function fileBytes(rows: readonly string[][], format: Format): string | Buffer {
  if (format === 'csv') return `${[HEADER, ...rows].map((row) => row.join(',')).join('\n')}\n`;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER, ...rows], { dense: true }), '业主');
  const bookType = format === 'xls' ? 'biff8' : 'xlsx';
  return XLSX.write(book, { type: 'buffer', bookType, bookSST: true, compression: true }) as Buffer;
}

export interface BenchCase {
  lists: number;
  /** Rows of each list. */
  rows: number;
  seed?: number;
  /** Id of the case; `bench` where not said. */
  id?: string;
  /** CSV, XLSX and XLS as they are seized; else CSV alone. */
  mixed?: boolean;
  /** The share of lists that are no copies; a fifth where not said. */
  sources?: number;
}

/**
 * Writes a case into `folder` (made if absent). The first lists are sources over overlapping people; each later list is a
 * copy of an earlier one with 1% of its cells mistyped.
 * @returns the case's id and the id of its last list.
 */
export function writeBenchCase(
  folder: string,
  { lists, rows, seed = 1, id = 'bench', mixed = false, sources = 0.2 }: BenchCase,
): { id: string; last: string } {
  const random = randomFrom(seed);
  mkdirSync(join(folder, 'lists'), { recursive: true });
  writeFileSync(join(folder, 'case.json'), JSON.stringify({ id, title: 'Bench', timezone: 'Asia/Shanghai' }));
  const roots = Math.max(1, Math.floor(lists * sources));
  const contents: string[][][] = [];
  const listLines = ['id,file,holder_id,first_possible_on,last_possible_on'];
  const partyLines = ['id,kind,name'];
  const transferLines = ['id,from_id,to_id,list_id,mode,price_per_record,on'];
  for (let i = 0; i < lists; i += 1) {
    const parent = i < roots ? undefined : Math.floor(random() * i);
    const copied =
      parent === undefined
        ? Array.from({ length: rows }, (_, k) => person(Math.floor(i * rows * 0.6) + k))
        : contents[parent]!.map((row) =>
            row.map((cell) => (random() < 0.01 && cell.length > 1 ? cell.slice(0, -1) + cell[0] : cell)),
          );
    contents.push(copied);
    const format = mixed ? MIXED[i % MIXED.length]! : 'csv';
    const day = new Date(Date.UTC(2015, 0, 1) + i * 3 * 86_400_000).toISOString().slice(0, 10);
    listLines.push(`L${i},lists/L${i}.${format},P${i},${day},${day}`);
    partyLines.push(
      `P${i},${parent === undefined ? 'source' : i === lists - 1 ? 'retailer' : 'merchant'},Party ${i}`,
    );
    if (parent !== undefined && random() < 0.5)
      transferLines.push(`T${i},P${parent},P${i},L${i},share,,${day}`);
    writeFileSync(join(folder, 'lists', `L${i}.${format}`), fileBytes(copied, format));
  }
  writeFileSync(join(folder, 'lists.csv'), `${listLines.join('\n')}\n`);
  writeFileSync(join(folder, 'parties.csv'), `${partyLines.join('\n')}\n`);
  writeFileSync(join(folder, 'transfers.csv'), `${transferLines.join('\n')}\n`);
  return { id, last: `L${lists - 1}` };
}

/** Raised when the rules by which a case is written change. */
const EDITION = 1;

/** The folder of such a case, written where it is not there yet: a million rows take a minute, and every run wants the same. */
export function benchCase(wanted: BenchCase): string {
  const { lists, rows, seed = 1, mixed = false, sources = 0.2 } = wanted;
  const name = [EDITION, lists, rows, seed, mixed ? 'mixed' : 'csv', sources].join('-');
  const folder = join(tmpdir(), 'vinetrace-bench-cases', name);
  if (existsSync(folder)) return folder;
  const made = `${folder}.${process.pid}`;
  writeBenchCase(made, wanted);
  renameSync(made, folder);
  return folder;
}
