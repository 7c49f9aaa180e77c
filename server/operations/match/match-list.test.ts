// A list held against the case Deyang, on a real record: whose it is, as the whole case would say, and that nothing of it is kept.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VinetraceError } from '#contract/errors.ts';
import { match, matchRequest, type Match } from '#contract/match.ts';
import { bufferSource } from '../../ingest/readers/byte-source.ts';
import { runQuery } from '../../queries/run.ts';
import { ROOT } from '../../testing/cli.ts';
import { load, temporaryWorkspace, type Temporary } from '../../testing/workspace.ts';
import { matchUpload } from './match-files.ts';
import { matchFile } from './match-list.ts';

const DEYANG = join(ROOT, 'fixtures/cases/deyang');
const WATCH = { onProgress: () => {}, signal: new AbortController().signal };

let at: Temporary;
let head: number;
let files: string[];
/** The graph engine begins a new log by the clock, whatever is asked of it. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name.replace(/^wal_\d+/, 'wal')))
    .sort();

beforeAll(async () => {
  at = await temporaryWorkspace();
  await load(at.workspace, DEYANG);
  head = at.workspace.record.head();
  files = filesBelow(at.folder);
}, 60_000);
afterAll(() => at.remove());

const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
const matched = async (bytes: Buffer, workspace = at.workspace): Promise<Match> =>
  match.parse(
    await matchFile(workspace, {
      ...WATCH,
      case: 'deyang',
      source: { id: 'copy', file: 'copy.csv', path: 'copy.csv', bytes: bufferSource('copy.csv', bytes) },
    }),
  );
/** Some rows of a list of the case as a file, under the list's own headers; every nth phone with a slip. */
function copyOf(list: string, from: number, to: number, slipEvery = 40): Buffer {
  const { record } = at.workspace;
  const { header, mapping } = record.fact('deyang', 'List', list)!.payload.values as {
    header: string[];
    mapping: (string | null)[];
  };
  const phone = mapping.indexOf('phone');
  const rows = record
    .rows('deyang', list, { offset: from, limit: to - from })
    .map(({ cells }, n) =>
      cells.map((cell, column) =>
        column === phone && n % slipEvery === slipEvery - 1
          ? cell.replace(/\d$/, (last) => String((Number(last) + 1) % 10))
          : cell,
      ),
    );
  return csv([header, ...rows]);
}
const stranger = (n: number): string[] => [
  `欧阳翠${n}`,
  `1990088${String(1000 + n)}`,
  `无名里${n}栋1单元101号`,
];

describe('a list that is not in the case', { timeout: 60_000 }, () => {
  it('finds the list that it was copied from, with its channels, masked', async () => {
    const found = await matched(copyOf('L05', 20, 140));
    expect(found).toMatchObject({ rows: 120, compared: 17, lists: 21, identical: [], decision: 'derived' });
    expect(found.knownOwners).toBeGreaterThan(110);
    const [top] = found.sources;
    expect(top).toMatchObject({ list: 'L05', holder: 'M01' });
    expect(top!.probability).toBeGreaterThan(found.sources[1]!.probability);
    expect(top!.sharedOwners).toBeGreaterThan(110);
    const values = top!.channels.find(({ name }) => name === 'values')!;
    expect(values.places.length).toBeGreaterThan(0);
    const cells = found.sources.flatMap(({ channels }) => channels.flatMap(({ places }) => places));
    expect(cells.some(({ here, there }) => here !== undefined && there !== undefined)).toBe(true);
    expect(JSON.stringify(found)).not.toMatch(/1\d{10}/);
  });

  describe('of a list that another record holds without it', () => {
    let folder: string;
    let less: Temporary;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'vinetrace-less-'));
      cpSync(DEYANG, folder, { recursive: true });
      for (const table of ['lists.csv', 'transfers.csv']) {
        const lines = readFileSync(join(folder, table), 'utf8').split('\n');
        writeFileSync(
          join(folder, table),
          lines.filter((line) => !/(^|,)L(17|18)(,|$)/.test(line)).join('\n'),
        );
      }
      less = await temporaryWorkspace();
      await load(less.workspace, folder);
    }, 60_000);
    afterAll(async () => {
      await less.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    /** What is said of the list as a file, and what the case that holds it says. */
    async function bothOf(list: string): Promise<{ found: Match['sources']; known: Match['sources'] }> {
      const file = `${list}.csv`;
      const values = at.workspace.record.fact('deyang', 'List', list)!.payload.values;
      const { columns, first_possible_on, last_possible_on } = values as {
        columns?: Record<string, never>;
        first_possible_on?: string;
        last_possible_on?: string;
      };
      const { sources } = await matchFile(less.workspace, {
        ...WATCH,
        case: 'deyang',
        firstPossibleOn: first_possible_on,
        lastPossibleOn: last_possible_on,
        source: {
          id: list,
          file,
          path: file,
          bytes: bufferSource(file, readFileSync(join(DEYANG, 'lists', file))),
          ...(columns === undefined ? {} : { columns }),
        },
      });
      const whole = await runQuery(at.workspace, 'lineage', { case: 'deyang' });
      const known = whole.lists
        .find(({ id }) => id === list)!
        .ranking.filter(({ relation }) => relation === 'parent')
        .map((one) => ({ ...sources.find((source) => source.list === one.id)!, ...one, list: one.id }));
      // Candidates that matter; those that are all but excluded may change places.
      return { found: sources, known: known.filter(({ probability }) => probability >= 0.1) };
    }
    const movedBy = ({ found, known }: Awaited<ReturnType<typeof bothOf>>): [string, number][] =>
      known.map(({ list, logLR }) => [
        list,
        Math.abs(found.find((source) => source.list === list)!.logLR - logLR),
      ]);

    it('puts the same source first as the case that holds it, with the same ratio', async () => {
      const both = await bothOf('L17');
      expect(both.found[0]!.list).toBe(both.known[0]!.list);
      expect(movedBy(both)[0]![1]).toBeLessThan(0.6);
    });

    it('moves no candidate that matters where two are nearly as likely as one another', async () => {
      const both = await bothOf('L18');
      expect(both.found[0]!.list).toBe(both.known[0]!.list);
      expect(movedBy(both).filter(([, by]) => by >= 0.6)).toEqual([]);
    });

    // A known failure (server/workers/README.md): the second look learns from more lists in the case than the match compares.
    it.fails('moves no candidate of L17 that matters', async () => {
      expect(movedBy(await bothOf('L17')).filter(([, by]) => by >= 0.6)).toEqual([]);
    });
  });

  it('says which list of the case looks copied from it', async () => {
    const { record } = at.workspace;
    const { header, mapping } = record.fact('deyang', 'List', 'L21')!.payload.values as {
      header: string[];
      mapping: (string | null)[];
    };
    // The list with people of its own between the rows: what L21 was cut from.
    const rows = [...record.eachRow('deyang', 'L21')].flatMap(({ cells }, n) =>
      n % 4 === 0
        ? [
            cells,
            cells.map((cell, at) =>
              mapping[at] === 'name' ? stranger(n)[0]! : mapping[at] === 'phone' ? stranger(n)[1]! : cell,
            ),
          ]
        : [cells],
    );
    const found = await matched(csv([header, ...rows]));
    const reverse = found.copies.find(({ list }) => list === 'L21')!;
    expect(reverse.probability).toBeGreaterThan(0.2);
    expect(found.copies[0]!.list).toBe('L21');
  });

  it('finds people by name and address where the file has neither phone nor ID number', async () => {
    const { record } = at.workspace;
    const rows = record
      .rows('deyang', 'L05', { offset: 0, limit: 120 })
      .map(({ record: { name = '', complex = '', building = '', unit = '', room = '' } }) => [
        name,
        `${complex}${building}栋${unit}单元${room}号`,
      ]);
    const found = await matched(csv([['姓名', '地址'], ...rows]));
    expect(found.knownOwners).toBeGreaterThan(100);
    expect(found.sources.length).toBeGreaterThan(0);
  });

  it('knows nobody in a list of strangers, and accuses nobody', async () => {
    const found = await matched(
      csv([['姓名', '电话', '地址'], ...Array.from({ length: 60 }, (_, n) => stranger(n))]),
    );
    expect(found).toMatchObject({
      rows: 60,
      knownOwners: 0,
      sources: [],
      copies: [],
      common: [],
      decision: 'independent',
      notSeized: 1,
      compared: 0,
    });
  });

  it.each([
    ['one row', () => copyOf('L05', 0, 1)],
    [
      'rows that are all the same',
      () => csv([['姓名', '电话'], ...Array.from({ length: 30 }, () => stranger(1))]),
    ],
  ])('answers for %s', async (_, bytes) => {
    const found = await matched(bytes());
    expect([found.decision, found.sources]).toEqual(['independent', []]);
  });

  it('names the list of the case that is this very file', async () => {
    const found = await matched(readFileSync(join(DEYANG, 'lists/L03.csv')));
    expect(found.identical).toEqual(['L03']);
    expect(found.sources[0]!.list).toBe('L03');
  });

  it('refuses what cannot be read', async () => {
    const refusal = await matched(Buffer.alloc(0)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(VinetraceError);
    expect((refusal as VinetraceError).code).toBe('input-refused');
  });

  it('takes an upload, and leaves nothing of it behind, whatever comes of it', async () => {
    const { spool } = at.workspace;
    const take = (bytes: Buffer) =>
      spool.take(
        (async function* () {
          yield bytes;
        })(),
        { name: 'copy.csv', actor: 'a' },
      );
    const ask = async (upload: string, more: object = {}) =>
      matchUpload(at.workspace, {
        ...WATCH,
        case: 'deyang',
        actor: 'a',
        request: matchRequest.parse({ upload, ...more }),
      });
    const one = await take(copyOf('L05', 20, 140));
    expect((await ask(one.id, { keep: true })).sources[0]!.list).toBe('L05');
    expect(spool.list('a').map(({ id }) => id)).toEqual([one.id]);
    await ask(one.id);
    const broken = await take(Buffer.from('\u0000\u0001'));
    await expect(ask(broken.id)).rejects.toMatchObject({ code: 'input-refused' });
    expect(spool.list('a')).toEqual([]);
    await expect(ask(one.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('left record and disk as they were, and in the journal who held numbers against the case, without them', () => {
    const { record } = at.workspace;
    const said = record.entries({ after: head, limit: 10 }).entries;
    // Only the uploads of a person: whoever has the key is not counted.
    expect(said.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)).toEqual([
      'a search-number match',
      'a search-number match',
    ]);
    expect(said[0]!.payload).toEqual({ kinds: ['id', 'phone'] });
    expect(filesBelow(at.folder)).toEqual(files);
    expect(at.workspace.record.verify()).toMatchObject({ ok: true, problems: [] });
  });
});
