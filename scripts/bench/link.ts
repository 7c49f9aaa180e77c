/**
 * Measures linkage against the truth: npm run bench -- link [SEED …]
 * Generated lists of every profile, the truth files of the fixture cases, Febrl 4, and other things than people; through
 * the operation behind `vinetrace link`. Ends with an error where a floor is broken.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { linkFiles } from '../../server/operations/link-files/link-files.ts';
import { writeFolder } from '../fixtures/write-folder.ts';
import { csvText } from '../fixtures/writers.ts';
import { companies, members, products, type AnySet } from '../generate/any/sets.ts';
import { generatePeople } from '../generate/people/people.ts';
import { PROFILES, type ProfileName } from '../generate/people/profiles.ts';
import { peopleFiles } from '../generate/people/write.ts';
import { FLOORS, type Floor } from './link-floors.ts';
import { score } from './pairs.ts';
import { secondsSince } from './statistics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Folder with the two files of Febrl 4, which are not ours to hand on. */
const FEBRL = process.env['FEBRL'] ?? join(ROOT, '.cache/febrl');
const PEOPLE = 3_000;
const LISTS = 8;

const seeds = process.argv.slice(2).map(Number);
if (seeds.length === 0) seeds.push(1, 2, 3);

/** What is true of each row of each file, by its name: whose it is, and which home it is about. */
type Truth = Map<string, { person: string; home: string }[]>;

const cell = (value: number): string => value.toFixed(4).padStart(9);

/** Links files, prints how well, and marks the run as failed where a floor is broken. */
async function measured(name: string, files: string[], truth: Truth, floor: Floor): Promise<void> {
  const begun = performance.now();
  const { rows } = await linkFiles({
    files,
    signal: new AbortController().signal,
    onProgress: () => {},
    tell: () => {},
  });
  const seconds = secondsSince(begun);
  const real = rows.map(({ file, row }) => truth.get(file)?.[row - 1]);
  const expected = [...truth.values()].reduce((sum, own) => sum + own.length, 0);
  const broken: string[] = [];
  if (rows.length !== expected || real.includes(undefined))
    broken.push(`${rows.length} rows read of ${expected}`);
  const person = real.map((one) => one?.person ?? '');
  const owners = score(
    person,
    rows.map(({ owner }) => owner),
  );
  const homes = score(
    real.map((one) => one?.home ?? ''),
    rows.map(({ owner, home }) => `${owner}/${home}`),
    person,
  );
  if (owners.precision < floor.precision) broken.push(`precision below ${floor.precision}`);
  if (owners.f1 < floor.f1) broken.push(`F1 below ${floor.f1}`);
  if (floor.homes !== undefined && homes.f1 < floor.homes) broken.push(`homes below ${floor.homes}`);
  const rate = Math.round(rows.length / seconds);
  process.stdout.write(
    `${name.padEnd(22)}${String(rows.length).padStart(7)}${cell(owners.precision)}${cell(owners.recall)}${cell(owners.f1)}` +
      `${floor.homes === undefined ? '        –' : cell(homes.f1)}${String(rate).padStart(9)}  ${broken.join(', ')}\n`,
  );
  if (broken.length > 0) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'vinetrace-bench-'));

async function people(profile: ProfileName, seed: number): Promise<void> {
  const set = generatePeople({ profile, seed, people: PEOPLE, lists: LISTS });
  writeFolder(folder, peopleFiles(set));
  const files = set.lists.map(({ file }) => join(folder, file));
  const truth: Truth = new Map(files.map((file) => [file, []]));
  for (const { file, person, home } of set.truth) truth.get(join(folder, file))!.push({ person, home });
  await measured(`${profile} ${seed}`, files, truth, FLOORS.people[profile]);
}

async function others(name: string, { files, truth }: AnySet, floor: Floor): Promise<void> {
  writeFolder(
    folder,
    new Map(files.map((file) => [file.name, Buffer.from(csvText([file.header, ...file.rows]), 'utf8')])),
  );
  const known: Truth = new Map(
    files.map((file, at) => [
      join(folder, file.name),
      truth[at]!.map((thing) => ({ person: thing, home: '' })),
    ]),
  );
  await measured(name, [...known.keys()], known, floor);
}

const trueCase = z.object({
  rows: z.record(z.string(), z.array(z.tuple([z.number(), z.string(), z.string()]))),
});

/** The lists of a fixture case; those that lie elsewhere than in their own file are none of it. */
async function fixture(name: string): Promise<void> {
  const path = join(ROOT, 'fixtures/cases', name);
  const { rows } = trueCase.parse(JSON.parse(readFileSync(join(path, 'truth.json'), 'utf8')));
  const listed = readFileSync(join(path, 'lists.csv'), 'utf8').match(/lists\/[^",]+/g) ?? [];
  const truth: Truth = new Map(
    listed.map((file) => [
      join(path, file),
      rows[basename(file, extname(file))]!.map(([, person, home]) => ({ person, home })),
    ]),
  );
  await measured(`case ${name}`, [...truth.keys()], truth, FLOORS.cases);
}

/** Febrl 4: `rec-N-org` and `rec-N-dup-0` are one; that column numbers the rows and is not compared. */
async function febrl(): Promise<void> {
  const files = ['dataset4a.csv', 'dataset4b.csv'].map((file) => join(FEBRL, file));
  const truth: Truth = new Map();
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      process.stdout.write(`febrl 4: skipped, there is no ${FEBRL}\n`);
      return;
    }
    const ids = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('-')[1]!);
    truth.set(
      file,
      ids.map((person) => ({ person, home: '' })),
    );
  }
  await measured('febrl 4', files, truth, FLOORS.febrl);
}

process.stdout.write(
  `${'set'.padEnd(22)}   rows  precis.   recall       F1    homes   rows/s\n${'─'.repeat(74)}\n`,
);
try {
  const profiles = (Object.keys(PROFILES) as ProfileName[]).filter((name) => name !== 'large');
  for (const profile of profiles) for (const seed of seeds) await people(profile, seed);
  for (const name of ['mini', 'deyang']) await fixture(name);
  await febrl();
  for (const seed of seeds) {
    await others(`wares ${seed}`, products(seed, 2_000), FLOORS.products);
    await others(`companies ${seed}`, companies(seed, 2_000), FLOORS.companies);
    await others(`members ${seed}`, members(seed, 3_000), FLOORS.members);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
