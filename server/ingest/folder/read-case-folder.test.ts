// Case folders: every invalid fixture is refused as it says, the valid ones are read, broken bytes never throw anything else.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { VinetraceError, type Fault } from '#contract/errors.ts';
import { LANGUAGES } from '#contract/text.ts';
import { readCaseFolder } from './read-case-folder.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const invalid = join(fixtures, 'invalid');

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the mini case that a test may spoil. */
const copyOfMini = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-folder-'));
  made.push(folder);
  cpSync(join(fixtures, 'cases/mini'), folder, { recursive: true });
  return folder;
};

const refusal = async (folder: string): Promise<VinetraceError> => {
  const thrown: unknown = await readCaseFolder(folder).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(VinetraceError);
  const error = thrown as VinetraceError;
  expect(error.code).toBe('input-refused');
  return error;
};

describe('invalid folders', () => {
  /** A message without what it quotes: names and values of the folder, examples of JSON. */
  const withoutQuotes = (message: string): string => message.replaceAll(/“[^”]*”|"[^"]*"/g, '“”');

  /** What only the case as a whole tells: a load refuses these after they were read. */
  const READ = new Set(['canary-given-twice']);

  it.each(readdirSync(invalid).filter((name) => !READ.has(name)))('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(invalid, name, 'expected.json'), 'utf8')) as {
      exit: number;
      errors: Partial<Fault>[];
    };
    const error = await refusal(join(invalid, name));
    expect(error.exit).toBe(expected.exit);
    for (const fault of expected.errors) expect(error.faults).toContainEqual(expect.objectContaining(fault));
    for (const fault of expected.errors) {
      for (const language of LANGUAGES)
        expect(error.problem(language).errors).toContainEqual(expect.objectContaining(fault));
    }
    for (const { message } of error.problem('zh').errors ?? []) expect(message).toMatch(/\p{Script=Han}/u);
    for (const { message } of error.problem('en').errors ?? []) {
      expect(withoutQuotes(message)).toMatch(/^(\p{Ll}|[A-Z][a-z]+|“)[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u);
    }
    expect(error.faults.length).toBeLessThanOrEqual(expected.errors.length + 1);
  });
});

describe('odd folders', () => {
  it.each(['..', '.', 'a/b', 'half \ud800', 'tab\tin'])('has no case %j', async (id) => {
    const folder = copyOfMini();
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ id, title: 'T' }));
    expect((await refusal(folder)).faults).toMatchObject([{ file: 'case.json', column: 'id' }]);
  });

  it('takes the texts of case.json without the blanks around them', async () => {
    const folder = copyOfMini();
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ id: ' c\t', title: ' T ', timezone: '' }));
    expect((await readCaseFolder(folder)).case).toEqual({ id: 'c', title: 'T' });
  });

  it(
    'reads a table of 100,000 columns in seconds and names the first of them',
    { timeout: 15_000 },
    async () => {
      const folder = copyOfMini();
      const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`);
      writeFileSync(join(folder, 'evidence.csv'), `id,kind,${names.join(',')}\n`);
      rmSync(join(folder, 'transfers.csv'), { force: true });
      const started = performance.now();
      const faults = await readCaseFolder(folder).then(
        ({ warnings }) => warnings.map(({ en }) => en),
        (error: VinetraceError) => error.faults.map(({ message }) => message.en),
      );
      expect(performance.now() - started).toBeLessThan(5000);
      expect(faults.join().length).toBeLessThan(10_000);
    },
  );

  it('cuts a value of a megabyte where it names it', async () => {
    const folder = copyOfMini();
    writeFileSync(join(folder, 'parties.csv'), `id,kind,name\n${'x'.repeat(1 << 20)},merchant,M\n`);
    for (const { value = '' } of (await refusal(folder)).faults) expect(value.length).toBeLessThan(1002);
  });
});

describe('valid folders', () => {
  it.each(['mini', 'deyang'])('reads %s without a warning', async (name) => {
    const folder = await readCaseFolder(join(fixtures, 'cases', name));
    expect(folder.case.id).toBe(name);
    expect(folder.warnings).toEqual([]);
    const lists = folder.tables.find(({ type }) => type === 'List')!;
    expect(folder.lists.map(({ id }) => id)).toEqual(lists.rows.map(({ id }) => id));
  });

  it('keeps unknown columns as written and reports them', async () => {
    const folder = copyOfMini();
    const table = join(folder, 'parties.csv');
    const lines = readFileSync(table, 'utf8').trimEnd().split('\n');
    writeFileSync(
      table,
      `\uFEFF${lines.map((line, index) => `${line},${index === 0 ? 'licence' : `N${index}`}`).join('\r\n')}\r\n`,
    );
    const { tables, warnings } = await readCaseFolder(folder);
    expect(tables[0]!.rows[0]!.extra).toEqual({ licence: 'N1' });
    expect(warnings).toEqual([
      {
        zh: 'parties.csv：未知的列按原样保留：“licence”',
        en: 'parties.csv: columns that are not known are kept as written: “licence”',
      },
    ]);
  });
});

describe('faults', () => {
  it('collects all of them, by the first line of each record', async () => {
    const folder = copyOfMini();
    writeFileSync(
      join(folder, 'evidence.csv'),
      'id,kind,summary,on\nE1,mail,"two\r\nlines",2015-05\n\nE2,rumour,"three\n\nlines",2015-13\nE3,mail,,2015-02-30\n',
    );
    const { faults } = await refusal(folder);
    expect(faults.filter(({ file }) => file === 'evidence.csv')).toEqual([
      expect.objectContaining({ line: 5, column: 'kind', value: 'rumour' }),
      expect.objectContaining({ line: 5, column: 'on', value: '2015-13' }),
      expect.objectContaining({ line: 8, column: 'on', value: '2015-02-30' }),
    ]);
  });

  it('lists a hundred and says how many there are', async () => {
    const folder = copyOfMini();
    const rows = Array.from({ length: 250 }, (_, index) => `X${index},mail,${index}`);
    writeFileSync(join(folder, 'evidence.csv'), `id,kind,grade\n${rows.join('\n')}\n`);
    const error = await refusal(folder);
    expect(error.faults).toHaveLength(100);
    expect(error.detail.en).toMatch(/^\d{3} faults, the first 100 are listed$/);
  });

  it('refuses a table that is a link out of the folder', async () => {
    const folder = copyOfMini();
    rmSync(join(folder, 'parties.csv'));
    symlinkSync(join(fixtures, 'cases/deyang/parties.csv'), join(folder, 'parties.csv'));
    const { faults } = await refusal(folder);
    expect(faults[0]).toMatchObject({ file: 'parties.csv' });
    expect(faults[0]!.message.en).toContain('link');
  });

  it('refuses a folder that is not there', async () => {
    for (const name of ['none', 'README.md']) {
      expect((await refusal(join(fixtures, name))).faults).toMatchObject([{ file: '.' }]);
    }
  });

  it('ends in a refusal or a case, whatever bytes stand in its files', { timeout: 30_000 }, async () => {
    const files = readdirSync(copyOfMini(), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    let state = 20_150_518;
    const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (const { name, parentPath } of files) {
      for (const kind of ['random', 'cut', 'flipped'] as const) {
        const folder = copyOfMini();
        const path = join(folder, parentPath.slice(made[0]!.length), name);
        const bytes = readFileSync(path);
        if (kind === 'random') for (let at = 0; at < bytes.length; at += 1) bytes[at] = random() >> 11;
        if (kind === 'flipped')
          for (let at = 0; at < 20; at += 1) bytes[random() % bytes.length]! ^= 1 << (random() % 8);
        writeFileSync(path, kind === 'cut' ? bytes.subarray(0, random() % bytes.length) : bytes);
        const thrown: unknown = await readCaseFolder(folder).catch((error: unknown) => error);
        if (thrown instanceof Error) expect(thrown).toMatchObject({ code: 'input-refused' });
      }
    }
  });
});
