// A large case of people as they are: several towns of the generator of hard sets, names as frequent as they are, and lists that are not in it yet.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { caseTable, csvText } from '../fixtures/writers.ts';
import { generatePeople } from '../generate/people/people.ts';

/** Raised when the rules by which the case is written change. */
const EDITION = 1;
/** Lists of one town: the last one is kept back, to be added. */
const LISTS = 11;
/** Rows of a town's lists by its people, about. */
const ROWS_BY_PERSON = 5;

export interface PeopleCase {
  folder: string;
  rows: number;
  /** Lists of people of the case, and others, that it does not hold; each of the rows wanted. */
  more: string[];
}

/**
 * Writes a case of about so many rows, where it is not there yet.
 * @param added rows of each list that is kept back
 */
export function peopleCase(rows: number, added: number): PeopleCase {
  const folder = join(tmpdir(), 'vinetrace-bench-cases', ['people', EDITION, rows, added].join('-'));
  const told = join(folder, 'told.json');
  if (!existsSync(folder)) {
    const made = `${folder}.${process.pid}`;
    writeCase(made, folder, { rows, added });
    renameSync(made, folder);
  }
  return JSON.parse(readFileSync(told, 'utf8')) as PeopleCase;
}

function writeCase(made: string, folder: string, { rows, added }: { rows: number; added: number }): void {
  mkdirSync(join(made, 'case', 'lists'), { recursive: true });
  const lists: Record<string, string>[] = [];
  const more: string[] = [];
  // A town of which a list has about twice the rows that are to be added.
  const people = Math.max(added * 4, 2_000);
  let total = 0;
  for (let town = 1; total < rows; town += 1) {
    const set = generatePeople({ profile: 'default', seed: 5_000 + town, people, lists: LISTS });
    for (const [at, { header, rows: cells }] of set.lists.entries()) {
      const isMore = at === LISTS - 1;
      const kept = isMore ? cells.slice(0, added) : cells.slice(0, rows - total);
      if (kept.length === 0 || (isMore && kept.length < added)) continue;
      const name = `T${town}L${at + 1}`;
      const path = isMore ? `${name}.csv` : join('case', 'lists', `${name}.csv`);
      writeFileSync(join(made, path), csvText([header, ...kept]));
      if (isMore) more.push(join(folder, path));
      else {
        total += kept.length;
        lists.push({ id: name, file: `lists/${name}.csv`, holder_id: 'P1' });
      }
    }
    if (town > rows / (people * ROWS_BY_PERSON) + 100) throw new Error('the towns hold too few rows');
  }
  writeFileSync(join(made, 'case', 'case.json'), JSON.stringify({ id: 'people', title: 'People' }));
  writeFileSync(
    join(made, 'case', 'parties.csv'),
    caseTable('id kind name', [{ id: 'P1', kind: 'merchant', name: 'Party 1' }]),
  );
  writeFileSync(join(made, 'case', 'lists.csv'), caseTable('id file holder_id', lists));
  const told: PeopleCase = { folder: join(folder, 'case'), rows: total, more };
  writeFileSync(join(made, 'told.json'), JSON.stringify(told));
}
