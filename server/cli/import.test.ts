// `vinetrace import` as a person runs it, on real files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

const CSV = '业主,电话,房号\r\n欧阳翡翠,19900001234,3-2-1204\r\n司徒明月,19900005678,1-1-101\r\n';

let folder: string;
let file: string;
const run = (...args: string[]): Promise<Ended> =>
  here(['--data', join(folder, 'data'), '--json', ...args], { home: folder });

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-import-'));
  file = join(folder, '客户.csv');
  writeFileSync(file, iconv.encode(CSV, 'gb18030'));
  expect((await run('load', MINI)).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says what a file would be read as, and changes nothing', async () => {
  const { code, stdout } = await run('import', file, '--dry-run');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    case: 'mini',
    lists: [{ file: '客户.csv', encoding: 'gb18030', headerRow: 1, rows: 2, whole: true }],
  });
  expect(stdout).not.toContain('欧阳翡翠');
});

it('imports a list, and the same file again changes nothing', async () => {
  const parties = JSON.parse((await run('lists')).stdout) as { lists: { holder: string }[] };
  const holder = parties.lists[0]!.holder;
  const first = await run('import', file, '--holder', holder, '--obtained', '2015-05-18');
  expect(first.code, first.stdout).toBe(0);
  const report = JSON.parse(first.stdout) as { entry: number; lists: object[] };
  expect(report.lists).toMatchObject([{ outcome: 'new', counts: { imported: 2 }, owners: { new: 2 } }]);
  const again = await run('import', file, '--holder', holder);
  expect(JSON.parse(again.stdout)).toMatchObject({
    entry: null,
    entries: 0,
    lists: [{ outcome: 'unchanged' }],
  });
  expect((await run('retract', String(report.entry), '--reason', 'test')).code).toBe(0);
});

it('goes by a mapping from a file', async () => {
  const mapping = join(folder, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ 业主: 'name', 房号: 'notes' }));
  const { stdout } = await run('import', file, '--dry-run', '--mapping', mapping);
  const { lists } = JSON.parse(stdout) as { lists: { columns: { field: string | null }[] }[] };
  expect(lists[0]?.columns.map(({ field }) => field)).toEqual(['name', null, 'notes']);
});

it('refuses what it is not told, and what cannot be read, with nothing changed', async () => {
  expect((await run('import', file)).code).toBe(2);
  expect((await run('import', join(folder, 'none.csv'), '--holder', 'x')).code).toBe(2);
  expect((await run('import', file, '--holder', 'nobody')).code).toBe(3);
  const broken = join(folder, 'broken.xlsx');
  writeFileSync(broken, 'no workbook');
  const { code, stdout } = await run('import', broken, '--dry-run');
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ errors: [{ file: 'broken.xlsx' }] });
});

it('gives rows that were set aside, and takes them back mended', async () => {
  const rows = Array.from({ length: 8 }, (_, n) => `李晓东,1990001000${n}`);
  const torn = join(folder, '残缺.csv');
  writeFileSync(torn, ['姓名,电话', ...rows, '王小虎,19900001111,1,2,3,4', ''].join('\n'));
  const holder = (JSON.parse((await run('lists')).stdout) as { lists: { holder: string }[] }).lists[0]!
    .holder;
  const { code, stdout } = await run('import', torn, '--holder', holder, '--id', 'T1');
  expect(code, stdout).toBe(0);
  const out = join(folder, 'aside.csv');
  expect(JSON.parse((await run('aside', 'T1', '--out', out)).stdout)).toEqual({ file: out, rows: 1 });
  const head = async () => (JSON.parse((await run('verify')).stdout) as { entries: number }).entries;
  const before = await head();
  for (const refused of [join(folder, 'data', 'aside.csv'), join(folder, 'missing', 'aside.csv')])
    expect((await run('aside', 'T1', '--out', refused)).code, refused).toBe(3);
  expect(await head()).toBe(before);
  const mended = join(folder, 'mended.csv');
  writeFileSync(mended, readFileSync(out, 'utf8').replace(',1,2,3,4', ''));
  const again = await run('import', mended, '--mends', 'T1');
  expect(JSON.parse(again.stdout), again.stdout).toMatchObject({
    lists: [{ id: 'T1', outcome: 'changed', counts: { total: 10, imported: 9, setAside: 0 } }],
  });
});

it.each([
  ['says that it unpacks to very much', 600 * 1024 * 1024, 'lists.zip', '512 MB'],
  ['unpacks to more than it says', 10, 'a.csv', 'the archive is damaged'],
])('refuses an archive that %s', async (_, size, at, word) => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(CSV), 'a.csv');
  zip.end();
  const bytes = await buffer(zip.outputStream);
  bytes.writeUInt32LE(size, bytes.indexOf('PK\u0001\u0002') + 24);
  const path = join(folder, 'lists.zip');
  writeFileSync(path, bytes);
  for (const rest of [['--dry-run'], ['--holder', 'M1']]) {
    const { code, stdout } = await run('import', path, ...rest);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      errors: [{ file: at, message: expect.stringContaining(word) }],
    });
  }
});
