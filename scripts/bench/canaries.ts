/**
 * `npm run bench -- canaries [ROWS [CANARIES [SEED]]]`: canaries made in the manner of a list, planted once in each of ten files
 * written in ten ways with the damage that the reader knows, beside namesakes that are none; how many are found, how many rows
 * alert that hold none, and what a row costs. **Fails where one is missed or one alerts falsely.**
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { randomFrom } from '#contract/random.ts';
import { recordOf } from '../../server/canaries/given.ts';
import { invent } from '../../server/canaries/invent.ts';
import { mannerOf } from '../../server/canaries/manner.ts';
import { CanaryFinder, type ReadRow } from '../../server/canaries/recognise.ts';
import { openList } from '../../server/ingest/open-list.ts';
import { person, PEOPLE_PHONES, type Person } from './canaries/people.ts';
import { WRITINGS, type Writing } from './canaries/writings.ts';
import { secondsSince } from './statistics.ts';

const [rows = 1_000_000, count = 200, seed = 7] = process.argv.slice(2).map(Number);
const MODEL_ROWS = 20_000;
const perFile = Math.ceil(rows / WRITINGS.length);
const folder = mkdtempSync(join(tmpdir(), 'vinetrace-canaries-'));

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** A file of people from `first` on, with canaries and namesakes of theirs among them; answers rows of canaries by place. */
function write(
  path: string,
  { header, row, encode }: Writing,
  first: number,
  planted: readonly Person[],
): Map<number, number> {
  const places = new Map<number, number>();
  const step = Math.floor(perFile / Math.max(1, planted.length));
  let text = line(header);
  for (let n = 0; n < perFile; n += 1) {
    const canary = n % step === 3 ? planted[Math.floor(n / step)] : undefined;
    const namesake = n % step === 9 ? planted[Math.floor(n / step)] : undefined;
    const someone = person(first + n);
    if (canary !== undefined) places.set(n + 1, Math.floor(n / step));
    text += line(
      row(canary ?? { ...someone, ...(namesake === undefined ? {} : { name: namesake.name }) }, n),
    );
  }
  writeFileSync(path, encode === undefined ? text : encode(text));
  return places;
}

/** Processor time since a moment: on a machine that others use too, wall clock says nothing. */
const secondsOf = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const open = (path: string) => openList({ id: 'list', file: path, path });

/** All rows of a file. */
async function rowsOf(path: string) {
  const list = await open(path);
  const all: ReadRow[] = [];
  for await (const batch of list.rows) all.push(...batch);
  return { mapping: list.mapping, all };
}

let failed = false;
try {
  const model = join(folder, 'model.csv');
  const [writing] = WRITINGS;
  writeFileSync(
    model,
    line(writing!.header) +
      Array.from({ length: MODEL_ROWS }, (_, n) => line(writing!.row(person(n), n))).join(''),
  );
  const random = randomFrom(seed);
  const known = await rowsOf(model);
  const begun = performance.now();
  const taken = new Set(known.all.flatMap(({ record }) => record.phones.map((phone) => `phone:${phone}`)));
  const invented = invent(mannerOf(known.mapping, known.all, random), count, {
    blocks: [{ first: 19_900_000_000 + PEOPLE_PHONES, last: 19_900_999_999 }],
    isTaken: (key) => taken.has(key),
    random,
  });
  process.stdout.write(`${invented.length} of ${count} made in ${secondsSince(begun).toFixed(2)} s\n`);
  failed ||= invented.length < count;
  const planted = invented.map((one): Person => {
    const { name, complex, building, unit, room, phones, idNumber } = recordOf(one);
    return {
      name: name!,
      phone: phones[0]!,
      id: idNumber!,
      complex: complex!,
      building: building!,
      unit: unit!,
      room: room!,
    };
  });
  const finder = new CanaryFinder(invented);
  let [read, found, missed, falsely, looking, reading] = [0, 0, 0, 0, 0, 0];
  for (const [at, each] of WRITINGS.entries()) {
    const path = join(folder, `${at}.csv`);
    const places = write(path, each, MODEL_ROWS + at * perFile, planted);
    let used = process.cpuUsage();
    const { mapping, all } = await rowsOf(path);
    reading += secondsOf(used);
    used = process.cpuUsage();
    const hits = all.filter((row) => finder.look(mapping, row)).map(({ row }) => row);
    looking += secondsOf(used);
    const recognised = new Set(
      finder.take().flatMap(({ at: canary, first }) => first.map((row) => `${canary} ${row}`)),
    );
    const right = [...places].filter(([row, canary]) => recognised.has(`${canary} ${row}`)).length;
    const wrong = hits.filter((row) => !places.has(row)).length;
    read += all.length;
    found += right;
    missed += places.size - right;
    falsely += wrong;
    process.stdout.write(
      `${each.name}: ${all.length} rows, ${right} of ${places.size} found, ${wrong} false\n`,
    );
    rmSync(path);
  }
  process.stdout.write(
    `${read} rows: ${found} of ${found + missed} found, ${falsely} false alarms; ${((looking / read) * 1e9).toFixed(0)} ns of processor time a row beside ${((reading / read) * 1e9).toFixed(0)} ns for reading it\n`,
  );
  failed ||= missed > 0 || falsely > 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
