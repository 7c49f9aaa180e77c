// `vinetrace link`: shapes, every record once, maps and their faults, why two rows are one, masked; nothing is stored.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { linkResult, linkWhy, type ColumnMap, type FileRow } from '#contract/link.ts';
import { FLOORS } from '../../scripts/bench/link-floors.ts';
import { score } from '../../scripts/bench/pairs.ts';
import { csvText } from '../../scripts/fixtures/writers.ts';
import { companies } from '../../scripts/generate/any/sets.ts';
import { generatePeople } from '../../scripts/generate/people/people.ts';
import { peopleFiles } from '../../scripts/generate/people/write.ts';
import { here, type Ended } from '../testing/cli.ts';

const people = generatePeople({ profile: 'hard', seed: 11, people: 900, lists: 4 });
const firms = companies(11, 500);

let folder: string;
const at = (file: string): string => join(folder, file);
const run = (...args: string[]): Promise<Ended> => here(args, { home: join(folder, 'home') });
const lists = people.lists.map(({ file }) => file);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-link-'));
  mkdirSync(at('home'));
  for (const [file, bytes] of peopleFiles(people)) writeFileSync(at(file), bytes);
  for (const [index, { name, header, rows }] of firms.files.entries()) {
    const numbered = rows.map((row, n) => [`reg${index}-${n * 7 + 3}`, ...row]);
    writeFileSync(at(name), csvText([['rec_id', ...header], ...numbered]));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Key of the cluster of each row, in the order of the truth. */
function keysOf(clusters: readonly (readonly FileRow[])[], rows: readonly FileRow[]): number[] {
  const keys = new Map<string, number>();
  for (const [key, cluster] of clusters.entries()) {
    for (const { file, row } of cluster) {
      expect(keys.has(`${file}:${row}`)).toBe(false);
      keys.set(`${file}:${row}`, key);
    }
  }
  return rows.map(({ file, row }) => keys.get(`${at(file)}:${row}`)!);
}

describe('link', { timeout: 60_000 }, () => {
  it('puts every row of people’s lists into one cluster, nearly always the right one', async () => {
    const ended = await run('link', ...lists.map(at), '--json');
    expect(ended.code, ended.stderr).toBe(0);
    const { records, clusters } = ended.json((value) => linkResult.parse(value));
    expect(records).toBe(people.truth.length);
    const keys = keysOf(clusters, people.truth);
    expect(keys).not.toContain(undefined);
    const found = score(
      people.truth.map(({ person }) => person),
      keys,
    );
    expect(found.f1).toBeGreaterThanOrEqual(FLOORS.people.hard.f1);
    expect(found.precision).toBeGreaterThanOrEqual(FLOORS.people.hard.precision);
  });

  it('stores nothing and needs no key', async () => {
    await run('link', ...lists.map(at), '--data', at('data'), '--json');
    expect(readdirSync(at('home'))).toEqual([]);
    expect(existsSync(at('data'))).toBe(false);
  });

  it('compares any columns, says which, and leaves out what numbers the rows', async () => {
    const files = firms.files.map(({ name }) => name);
    const ended = await run('link', ...files.map(at), '--json');
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(/not compared: rec_id/);
    expect(ended.stderr).toMatch(/company \(text\).*founded \(date\).*telephone \(number\)/);
    const rows = firms.files.flatMap(({ name, rows: own }) =>
      own.map((_, n) => ({ file: name, row: n + 1 })),
    );
    const { clusters } = ended.json((value) => linkResult.parse(value));
    const found = score(firms.truth.flat(), keysOf(clusters, rows));
    expect(found.f1).toBeGreaterThanOrEqual(0.97);
  });

  it('compares columns beside a name where the name is all that a record has', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) =>
        `${'赵钱孙李周'[n % 5]}${'伟芳敏静丽'[n % 4]}${'国华'[n % 2]},19${50 + n}-0${1 + (n % 9)}-11,单位${'甲乙丙丁戊己'[n % 6]}${n % 7}`,
    );
    writeFileSync(at('n1.csv'), `姓名,出生日期,单位\n${rows.join('\n')}\n`);
    writeFileSync(at('n2.csv'), `姓名,出生日期,单位\n${rows.toReversed().slice(10).join('\n')}\n`);
    const ended = await run('link', at('n1.csv'), at('n2.csv'), '--json');
    const { clusters } = ended.json((value) => linkResult.parse(value));
    expect(clusters.filter((cluster) => cluster.length === 2)).toHaveLength(30);
    expect(clusters).toHaveLength(40);
  });

  it('answers the same bytes again, in both languages for people', async () => {
    const [one, two] = [
      await run('link', at(lists[0]!), '--json'),
      await run('link', at(lists[0]!), '--json'),
    ];
    expect(one.stdout).toBe(two.stdout);
    expect((await run('link', at(lists[0]!), '--lang', 'zh')).stdout).toMatch(/条记录/);
    expect((await run('link', at(lists[0]!), '--lang', 'en')).stdout).toMatch(/records of/);
  });
});

describe('link --columns', { timeout: 60_000 }, () => {
  const mapOf = (map: unknown): string => {
    writeFileSync(at('map.json'), typeof map === 'string' ? map : JSON.stringify(map));
    return at('map.json');
  };
  const [first, second] = firms.files.map(({ name }) => name);

  it('takes other comparisons, and compares nothing else', async () => {
    const map = mapOf({
      company: { compare: 'text' },
      city: { compare: 'text' },
      founded: { compare: 'date' },
    });
    const ended = await run(
      'link',
      at(first!),
      at(second!),
      '--columns',
      map,
      '--why',
      `${first}:1`,
      `${second}:1`,
      '--json',
    );
    expect(ended.code, ended.stderr).toBe(0);
    const { fields } = ended.json((value) => linkWhy.parse(value));
    for (const { field } of fields) expect(['company', 'city', 'founded']).toContain(field);
  });

  it('takes record fields under any header', async () => {
    writeFileSync(at('odd.csv'), 'x,y\n张三丰,19900000001\n张三丰,19900000001\n李四光,19900000001\n');
    const ended = await run('link', at('odd.csv'), '--columns', mapOf({ x: 'name', y: 'phone' }), '--json');
    const { clusters } = ended.json((value) => linkResult.parse(value));
    expect(clusters.map((cluster) => cluster.map(({ row }) => row))).toEqual([[1, 2], [3]]);
  });

  it('takes record fields and other columns together', async () => {
    const map: ColumnMap = {};
    for (const { header, mapping } of people.lists) {
      for (const [column, name] of header.entries()) {
        const field = mapping[column] ?? null;
        if (field !== null) map[name] = field === 'floor_area' ? { compare: 'number' } : field;
      }
    }
    expect(Object.values(map)).toContainEqual({ compare: 'number' });
    const ended = await run('link', ...lists.map(at), '--columns', mapOf(map), '--json');
    expect(ended.code, ended.stderr).toBe(0);
    const { clusters } = ended.json((value) => linkResult.parse(value));
    const found = score(
      people.truth.map(({ person }) => person),
      keysOf(clusters, people.truth),
    );
    expect(found.f1).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['a header that no file has', { nowhere: { compare: 'text' } }, 'nowhere'],
    ['no such field', { company: 'firm' }, 'company'],
    ['no such comparison', { city: { compare: 'fuzzy' } }, 'city'],
    ['two columns for one field', { company: 'name', city: 'name' }, 'city'],
  ])('refuses %s and names the header', async (_, map, header) => {
    const ended = await run('link', at(first!), '--columns', mapOf(map), '--json');
    expect(ended.code).toBe(3);
    const { detail, errors } = ended.json((value) => problem.parse(value));
    expect(detail).toContain(header);
    expect(errors?.map(({ column }) => column)).toContain(header);
  });

  it.each(['{"company": ', '[1]'])('refuses %s', async (text) => {
    expect((await run('link', at(first!), '--columns', mapOf(text), '--json')).code).toBe(3);
    expect((await run('link', at(first!), '--columns', at('none.json'), '--json')).code).toBe(3);
  });
});

describe('link --why', { timeout: 60_000 }, () => {
  it('gives the weight of each field, masked; in the clear where asked', async () => {
    const name = people.lists[0]!.rows[0]![people.lists[0]!.mapping.indexOf('name')]!.trim();
    const refs = [`${lists[0]}:1`, `${lists[1]}:1`];
    const ended = await run('link', '--why', ...refs, ...lists.map(at), '--json');
    expect(ended.code, ended.stderr).toBe(0);
    const why = ended.json((value) => linkWhy.parse(value));
    expect(why.rows).toEqual([
      { file: at(lists[0]!), row: 1 },
      { file: at(lists[1]!), row: 1 },
    ]);
    expect(why.fields.map(({ field }) => field)).toContain('name');
    expect(ended.stdout).not.toContain(name);
    const clear = await run('link', ...lists.map(at), '--why', ...refs, '--reveal', '--json');
    expect(clear.stdout).toContain(name.replace(/\s/gu, ''));
    expect((await run('link', ...lists.map(at), '--why', ...refs, '--lang', 'zh')).stdout).toContain('姓名');
  });

  it('wants two rows that there are, of files that were named', async () => {
    const files = lists.map(at);
    expect((await run('link', ...files, '--why', `${lists[0]}:1`)).code).toBe(2);
    expect((await run('link', ...files, '--why', `${lists[0]}:1`, 'other.csv:1')).code).toBe(2);
    expect((await run('link', ...files, '--why', `${lists[0]}:1`, `${lists[1]}:999999`)).code).toBe(3);
    expect((await run('link')).code).toBe(2);
    expect((await run('link', files[0]!, files[0]!)).code).toBe(2);
    expect((await run('link', at('none.csv'), '--json')).code).toBe(3);
  });
});
