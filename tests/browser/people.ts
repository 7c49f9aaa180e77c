/** The invented people of the fixture case in the clear, read from its lists: what must not show anywhere. */
import { readCaseFolder } from '../../server/ingest/folder/read-case-folder.ts';
import { openList } from '../../server/ingest/open-list.ts';
import { DEYANG } from './rig.ts';

export interface People {
  names: Set<string>;
  /** Phone and ID numbers, and mail addresses. */
  numbers: Set<string>;
}

/** Everybody in the lists of the fixture case. */
export async function peopleOfDeyang(): Promise<People> {
  const people: People = { names: new Set(), numbers: new Set() };
  for (const source of (await readCaseFolder(DEYANG)).lists) {
    for await (const rows of (await openList(source)).rows) {
      for (const { record } of rows) {
        // Names of two characters are common words too.
        if (record.name !== undefined && record.name.length > 2) people.names.add(record.name);
        for (const value of [...record.phones, record.idNumber, record.email])
          if (value !== undefined) people.numbers.add(value);
      }
    }
  }
  return people;
}

/** Who can be read in a text: names and numbers that stand in it. */
export const seenIn = (text: string, { names, numbers }: People): string[] =>
  [...names, ...numbers].filter((value) => text.includes(value));
