// Files made to do harm, or broken on the way: each costs a refusal, quickly and in little memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE_WORKBOOKS, ODD_WORKBOOKS } from '../../../scripts/fixtures/hostile-workbooks.ts';
import { openList } from '../open-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readAll = async (bytes: Buffer): Promise<string[][]> => {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, bytes);
  const list = await openList({ id: 'L', file: 'a.xlsx', path });
  const cells: string[][] = [];
  for await (const { rows } of list.batches) cells.push(...rows.map((row) => row.cells));
  return cells;
};

describe('a workbook with', () => {
  it.each(HOSTILE_WORKBOOKS)('%s is refused', async (_, make, word) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const refused = await readAll(bytes).then(
      () => undefined,
      (error: { code: string; faults: { file: string; message: { zh: string; en: string } }[] }) => error,
    );
    expect(refused).toMatchObject({ code: 'input-refused', faults: [{ file: 'a.xlsx' }] });
    expect(refused!.faults[0]!.message.en).toContain(word);
    expect(refused!.faults[0]!.message.zh).toMatch(/\p{Script=Han}/u);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it.each(ODD_WORKBOOKS)('%s is read', async (_, make) => {
    expect(await readAll(await make())).toEqual([['张三', '19900830086']]);
  });
});
