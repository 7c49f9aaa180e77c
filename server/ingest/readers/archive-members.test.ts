// Lists in ZIP archives: named as they were packed, read where they lie, and in a case folder by their path.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { inlineRows, pack, sheetXml, workbookParts } from '../../../scripts/fixtures/workbook-parts.ts';
import { readCaseFolder } from '../folder/read-case-folder.ts';
import { openList } from '../open-list.ts';
import { archiveMembers } from './archive-members.ts';
import { bufferSource, readBytes, type ByteSource } from './byte-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = '姓名,电话\n张三,19900830086\n';

async function archive(): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(TEXT), '二期/名单.csv');
  zip.addBuffer(iconv.encode(TEXT.replace('张三', '李四'), 'gb18030'), 'b.txt', { compress: false });
  const rows = inlineRows([
    ['姓名', '电话'],
    ['王五', '19900830087'],
  ]);
  zip.addBuffer(await pack(workbookParts([{ name: 'a', xml: sheetXml(rows) }])), '二期/c.xlsx');
  zip.addEmptyDirectory('空');
  zip.addBuffer(Buffer.from('x'), '__MACOSX/二期/._名单.csv');
  zip.addBuffer(Buffer.from('x'), '二期/~$c.xlsx');
  zip.end();
  return buffer(zip.outputStream);
}

const rowsOf = async (bytes: ByteSource): Promise<string[][]> => {
  const list = await openList({ id: 'L', file: bytes.name, path: bytes.name, bytes });
  const cells: string[][] = [];
  for await (const rows of list.rows) cells.push(...rows.map((row) => row.cells));
  return cells;
};

describe('the members of an archive', () => {
  it('are lists like files of their own, folders and litter left out', async () => {
    const members = await archiveMembers(bufferSource('a.zip', await archive()));
    expect(members.map(({ path, bytes }) => [path, bytes.name])).toEqual([
      ['二期/名单.csv', '名单.csv'],
      ['b.txt', 'b.txt'],
      ['二期/c.xlsx', 'c.xlsx'],
    ]);
    const rows = await Promise.all(members.map(({ bytes }) => rowsOf(bytes)));
    expect(rows).toEqual([[['张三', '19900830086']], [['李四', '19900830086']], [['王五', '19900830087']]]);
    expect(String(await readBytes(members[0]!.bytes, 7, 13))).toBe('电话');
  });

  it('have the names that a Chinese computer packed', async () => {
    const packed = await archive();
    // A name in GBK takes the place of the one in UTF-8, which is two bytes longer, and the mark for UTF-8 goes.
    for (let at = packed.indexOf('二期/名单.csv'); at !== -1; at = packed.indexOf('二期/名单.csv', at + 1)) {
      iconv.encode('二期二期/名.csv', 'gbk').copy(packed, at);
      const flags = packed.readUInt32LE(at - 30) === 0x04034b50 ? at - 24 : at - 38;
      packed.writeUInt16LE(packed.readUInt16LE(flags) & ~0x800, flags);
    }
    const members = await archiveMembers(bufferSource('a.zip', packed));
    expect(members[0]!.path).toBe('二期二期/名.csvsv');
  });
});

describe('a case folder', () => {
  const write = async (file: string): Promise<string> => {
    const at = mkdtempSync(join(folder, 'case-'));
    mkdirSync(join(at, 'lists'));
    writeFileSync(join(at, 'lists', 'all.zip'), await archive());
    writeFileSync(join(at, 'case.json'), '{"id":"c","title":"C"}');
    writeFileSync(join(at, 'parties.csv'), 'id,kind,name\np1,merchant,甲\n');
    writeFileSync(join(at, 'lists.csv'), `id,file,holder_id\nl1,${file},p1\n`);
    return at;
  };

  it('names a list in an archive by its path in it', async () => {
    const { lists } = await readCaseFolder(await write('lists/all.zip/二期/c.xlsx'));
    expect(lists).toHaveLength(1);
    expect(await rowsOf(lists[0]!.bytes!)).toEqual([['王五', '19900830087']]);
  });

  it.each([
    ['lists/all.zip/none.csv', '“二期/名单.csv”, “b.txt”, “二期/c.xlsx”'],
    ['lists/all.zip', 'name the file in it'],
    ['lists/none.zip/a.csv', 'no such file'],
    ['../all.zip/a.csv', 'leaves the case folder'],
  ])('%s is refused', async (file, word) => {
    await expect(readCaseFolder(await write(file))).rejects.toMatchObject({
      code: 'input-refused',
      faults: [
        {
          file: 'lists.csv',
          line: 2,
          column: 'file',
          value: file,
          message: { en: expect.stringContaining(word) },
        },
      ],
    });
  });
});
