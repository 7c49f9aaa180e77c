// reveal, four-eyes, approvals, data, purge and the check of a certificate on the command line.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { here, type Ended } from '../testing/cli.ts';
import { MINI } from '../testing/workspace.ts';

const NAME = '罗勇斌';

let folder: string;
const run = (...args: string[]): Promise<Ended> =>
  here([...args, '--quiet', '--lang', 'en'], { home: folder, env: { VINETRACE_DATA: join(folder, 'data') } });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-privacy-'));
  expect((await run('load', MINI)).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('personal data on the command line', { timeout: 120_000 }, () => {
  it('are shown for a reason, by row and column, and noted', async () => {
    expect((await run('reveal', 'L1')).code).toBe(2);
    const all = await run('reveal', 'L1', '--reason', 'compare');
    expect(all.code, all.stderr).toBe(0);
    expect(all.stdout).toContain(NAME);
    const row = await run('reveal', 'L1', '--row', '1', '--field', 'phone', '--reason', 'compare');
    expect(row.code, row.stderr).toBe(0);
    expect(row.stdout.trim().split('\n')).toHaveLength(4);
    expect(row.stdout).not.toContain(NAME);
    expect(row.stdout).toMatch(/199\d{8}/);
    expect((await run('reveal', 'L1', '--field', 'shoe', '--reason', 'x')).code).toBe(2);
    expect((await run('journal')).stdout).toMatch(/reveal/);
  });

  it('need a second person while the setting stands', async () => {
    expect((await run('four-eyes')).stdout).toMatch(/No second person/);
    expect((await run('four-eyes', 'on')).stdout).toMatch(/must approve/);
    const refused = await run('reveal', 'L1', '--reason', 'compare');
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect((await run('approvals', '--json')).json((value) => value)).toEqual({ approvals: [] });
    expect((await run('four-eyes', 'off')).code).toBe(0);
    expect((await run('four-eyes', 'maybe')).code).toBe(2);
  });

  it('are kept until a day, held, and purged with a certificate that anybody can check', async () => {
    expect((await run('data', '--keep-until', '2099-12-31')).code).toBe(2);
    expect((await run('data', '--keep-until', 'soon', '--reason', 'x')).code).toBe(2);
    const kept = await run('data', '--keep-until', '2099-12-31', '--hold', '--reason', 'appeal');
    expect(kept.stdout).toMatch(/kept until 2099-12-31[\s\S]*on hold: appeal/);
    const file = join(folder, 'gone.json');
    const asked = ['purge', '--confirm', 'mini', '--reason', 'closed', '--certificate', file];
    const held = await run(...asked);
    expect(held.code).toBe(3);
    expect(existsSync(file)).toBe(false);
    await run('data', '--lift', '--reason', 'decided');
    expect((await run('purge', '--reason', 'closed')).code).toBe(2);
    const over = await run(...asked.with(asked.length - 1, join(folder, 'data', 'record.db')));
    expect(over.code).toBe(3);
    expect((await run('reveal', 'L1', '--reason', 'compare')).stdout).toContain(NAME);
    const purged = await run(...asked);
    expect(purged.code, purged.stderr).toBe(0);
    expect(purged.stdout).toMatch(/Backups.*still hold the data/);
    expect(readFileSync(file.replace('.json', '.txt'), 'utf8')).toBe(purged.stdout.trimEnd() + '\n');
    expect((await run('verify')).code).toBe(0);
    const elsewhere = await here(['verify', file, '--lang', 'en'], { home: mkdtempSync(join(folder, 'x-')) });
    expect(elsewhere.code, elsewhere.stderr).toBe(0);
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"closed"', '"other"'));
    expect((await run('verify', file)).code).toBe(5);
    // Whatever stands in a file of others, a terminal shows it and does nothing.
    writeFileSync(file, whole.replace('"at": "', `"at": "\\u001b[2K\\u009b1A\\nok: signed `));
    const forged = await run('verify', file);
    expect(forged.code).toBe(5);
    expect(forged.stdout).not.toMatch(/[^\P{Cc}\n]|^ok/mu);
    expect((await run('purge', '--due')).stdout).toMatch(/No case is due/);
    // Asked for once more, it is the same.
    expect((await run('purge')).stdout).toBe(purged.stdout);
  });
});
