// A case sent and received on the command line: keys right and wrong, files damaged in every way, ids that are taken; exit codes and both languages.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '#contract/errors.ts';
import { receivedResult, transferKey, transferLook, transferResult } from '#contract/transfer.ts';
import { here, type Ended } from '../testing/cli.ts';
import { newerFile } from '../testing/transfer-files.ts';
import { MINI } from '../testing/workspace.ts';

let folder: string;
/** Keys of the two installations, and of their data directories. */
const SIDES = { sender: '11', receiver: '22' } as const;
let recipient: string;

const at = (name: string): string => join(folder, name);
const environmentOf = (side: keyof typeof SIDES) => ({
  VINETRACE_KEY_FILE: at(`${side}.key`),
  VINETRACE_DATA: at(side),
});
const run = (side: keyof typeof SIDES, ...args: string[]): Promise<Ended> =>
  here(['transfer', ...args, '--quiet'], { home: folder, env: environmentOf(side) });
const out = (to: string, ...args: string[]): Promise<Ended> =>
  run('sender', 'out', '--case', 'mini', '--to', at(to), '--reason', '移送', ...args);
/** Refused, with words in both languages, and nothing taken. */
async function refused(code: number, zh: RegExp, en: RegExp, ...args: string[]): Promise<void> {
  for (const [language, words] of [
    ['zh', zh],
    ['en', en],
  ] as const) {
    const ended = await run('receiver', ...args, '--lang', language);
    expect([ended.code, ended.stdout], ended.stderr).toEqual([code, '']);
    expect(ended.stderr).toMatch(words);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vinetrace-transfer-'));
  for (const [side, byte] of Object.entries(SIDES))
    writeFileSync(at(`${side}.key`), byte.repeat(32), { mode: 0o600 });
  writeFileSync(at('passphrase'), 'brown rivers turn mills\nsecond line\n');
  writeFileSync(at('wrong'), 'some other passphrase\n');
  const loaded = await here(['load', MINI, '--quiet'], { home: folder, env: environmentOf('sender') });
  expect(loaded.code, loaded.stderr).toBe(0);
  recipient = (await run('receiver', 'key', '--json')).json((value) => transferKey.parse(value)).recipient;
  const sent = await out('sent.age', '--recipient', recipient);
  expect(sent.code, sent.stderr).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('transfer', { timeout: 60_000 }, () => {
  it('is wrong usage without a reason, a file, somebody to lock it for, or a key that is one', async () => {
    for (const args of [
      ['out', '--case', 'mini', '--to', at('x'), '--recipient', recipient],
      ['out', '--case', 'mini', '--recipient', recipient, '--reason', 'x'],
      ['out', '--case', 'mini', '--to', at('x'), '--reason', 'x'],
      ['out', '--case', 'mini', '--to', at('x'), '--reason', 'x', '--recipient', 'age1none'],
      ['look'],
      ['elsewhere'],
    ])
      expect((await run('sender', ...args)).code, args.join(' ')).toBe(2);
  });

  it('writes over no file, and none at all where it is refused', async () => {
    writeFileSync(at('there'), 'mine');
    expect((await out('there', '--recipient', recipient)).code).toBe(3);
    expect(readFileSync(at('there'), 'utf8')).toBe('mine');
    expect((await out('part', '--recipient', recipient, '--lists', 'L99')).code).toBe(3);
    expect(() => readFileSync(at('part'))).toThrow('ENOENT');
  });

  it('is refused for another installation, and by another passphrase or none', async () => {
    const own = (await run('sender', 'key', '--json')).json((value) => transferKey.parse(value));
    expect((await out('own.age', '--recipient', own.recipient)).code).toBe(0);
    await refused(3, /不是发给本机构的/, /locked for another installation/, 'in', at('own.age'));
    const locked = await out('locked.age', '--passphrase-file', at('passphrase'), '--json');
    expect(locked.json((value) => transferResult.parse(value)).masked).toBe(false);
    await refused(2, /由口令加密/, /locked by a passphrase/, 'look', at('locked.age'));
    await refused(
      3,
      /口令不正确/,
      /passphrase is another one/,
      'look',
      at('locked.age'),
      '--passphrase-file',
      at('wrong'),
    );
    const seen = await run('receiver', 'look', at('locked.age'), '--passphrase-file', at('passphrase'));
    expect([seen.code, seen.stdout]).toEqual([0, expect.stringContaining('would be taken as mini')]);
    const VINETRACE_TRANSFER_PASSPHRASE = 'brown rivers turn mills';
    const env = { ...environmentOf('receiver'), VINETRACE_TRANSFER_PASSPHRASE };
    const opened = await here(['transfer', 'look', at('locked.age'), '--quiet'], { home: folder, env });
    expect([opened.code, opened.stdout]).toEqual([seen.code, seen.stdout]);
  });

  it('is refused damaged, cut off, of a newer version, and for what is no such file', async () => {
    const whole = readFileSync(at('sent.age'));
    const changed = Buffer.from(whole);
    changed[Math.floor(whole.length / 2)]! ^= 1;
    writeFileSync(at('changed'), changed);
    writeFileSync(at('cut'), whole.subarray(0, Math.floor(whole.length * 0.7)));
    writeFileSync(at('other'), 'a letter');
    writeFileSync(at('newer'), await newerFile(recipient));
    await refused(3, /已损坏或被改动/, /was damaged or changed/, 'in', at('changed'));
    await refused(3, /已损坏或被改动/, /was damaged or changed/, 'in', at('cut'));
    await refused(3, /更新版本/, /newer Vinetrace/, 'in', at('newer'));
    await refused(3, /不是案件移交文件/, /no transfer file/, 'in', at('other'));
    await refused(3, /无法读取/, /cannot be read/, 'in', at('nowhere'));
    const told = await run('receiver', 'look', at('cut'), '--json');
    expect([told.code, told.json((value) => problem.parse(value)).status]).toEqual([3, 422]);
  });

  it('is looked into, taken once, under another id where it is asked for, and refused under one that is taken', async () => {
    const seen = (await run('receiver', 'look', at('sent.age'), '--json')).json((value) =>
      transferLook.parse(value),
    );
    expect(seen).toMatchObject({ as: 'mini', renamed: false, known: null });
    const taken = await run('receiver', 'in', at('sent.age'), '--json');
    expect(taken.code, taken.stderr).toBe(0);
    expect(taken.json((value) => receivedResult.parse(value))).toMatchObject({
      case: 'mini',
      already: false,
      counts: { rows: seen.about.counts.rows },
    });
    const again = await run('receiver', 'in', at('sent.age'), '--lang', 'zh');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('此前已接收')]);
    expect((await out('part.age', '--recipient', recipient, '--lists', 'L2')).code).toBe(0);
    await refused(3, /已有编号为 mini 的案件/, /There is a case mini/, 'in', at('part.age'), '--as', 'mini');
    await refused(2, /不能作为案件编号/, /cannot be the id of a case/, 'in', at('part.age'), '--as', 'a/b');
    const part = await run('receiver', 'in', at('part.age'), '--as', 'part');
    expect([part.code, part.stdout]).toEqual([0, expect.stringMatching(/^part: .*1 lists/)]);
    const verified = await here(['verify', '--quiet'], { home: folder, env: environmentOf('receiver') });
    expect(verified.code, verified.stdout).toBe(0);
  });
});
