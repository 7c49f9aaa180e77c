// From the files of the Deyang case to its lineage: reading, linkage and inference together, against what is true of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCaseFolder } from '../ingest/folder/read-case-folder.ts';
import { comparableValues, COMPARED_FIELDS, comparedFields } from '../ingest/normalise/comparable.ts';
import { openList } from '../ingest/open-list.ts';
import { link, type LinkRecord } from '../linkage/link.ts';
import { inferLineage, type LineageInput, type LineageList } from './index.ts';

const folder = fileURLToPath(new URL('../../fixtures/cases/deyang', import.meta.url));
const truth = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8')) as {
  lists: { id: string; nearestSeized: string[] }[];
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const given = <K extends string>(key: K, value: unknown): Partial<Record<K, string>> => {
  const written = text(value);
  return written === undefined ? {} : ({ [key]: written } as Record<K, string>);
};

async function inputOf(): Promise<LineageInput> {
  const read = await readCaseFolder(folder);
  const table = (type: string) => read.tables.find((one) => one.type === type)?.rows ?? [];
  const records: LinkRecord[] = [];
  const lists: { list: LineageList; values: Map<number, (string | null)[]> }[] = [];
  for (const source of read.lists) {
    const opened = await openList(source);
    const values = new Map<number, (string | null)[]>();
    for await (const batch of opened.rows) {
      for (const { row, cells, record } of batch) {
        records.push({ list: source.id, row, record });
        values.set(row, comparableValues(opened.mapping, cells, record));
      }
    }
    const facts = table('List').find(({ id }) => id === source.id)!.values as Record<string, unknown>;
    lists.push({
      values,
      list: {
        id: source.id,
        holder: text(facts['holder_id'])!,
        ...given('firstPossibleOn', facts['first_possible_on']),
        ...given('lastPossibleOn', facts['last_possible_on']),
        fields: comparedFields(opened.mapping),
        rows: [],
      },
    });
  }
  const linkage = link(records);
  const complexes = new Map<string, number>();
  const complexOf = new Map(records.map(({ list, row, record }) => [`${list} ${row}`, record.complex]));
  for (const { list, row, owner, home } of linkage.rows) {
    const of = lists.find(({ list: { id } }) => id === list)!;
    const complex = complexOf.get(`${list} ${row}`) ?? linkage.owners[owner]!.complex;
    if (complex !== undefined && !complexes.has(complex)) complexes.set(complex, complexes.size);
    of.list.rows.push({
      row,
      unit: owner * 64 + home,
      group: complex === undefined ? -1 : complexes.get(complex)!,
      values: of.values.get(row)!,
    });
  }
  const documents = table('Transfer').map(({ id, values }) => {
    const v = values as Record<string, unknown>;
    return {
      transfer: id,
      from: text(v['from_id'])!,
      to: text(v['to_id'])!,
      ...given('list', v['list_id']),
      ...given('on', v['on']),
      ...given('grade', v['grade']),
    };
  });
  return { fields: [...COMPARED_FIELDS], lists: lists.map(({ list }) => list), documents };
}

/** F1 of drawn edges against the true ones. */
function edgeF1(answer: ReturnType<typeof inferLineage>): number {
  const drawn = answer.lists.flatMap(({ id, parents }) => parents.map((parent) => `${id}<${parent.id}`));
  const right = new Set(
    truth.lists.flatMap(({ id, nearestSeized }) => nearestSeized.map((p) => `${id}<${p}`)),
  );
  return (2 * drawn.filter((edge) => right.has(edge)).length) / (drawn.length + right.size);
}

describe('the Deyang case, from its files', { timeout: 30_000 }, () => {
  let input: LineageInput;
  beforeAll(async () => {
    input = await inputOf();
  }, 30_000);

  it('finds the true edges from the rows alone', () => {
    expect(edgeF1(inferLineage({ ...input, documents: [] }))).toBeGreaterThanOrEqual(0.8);
  });

  it('finds them with the documents too, and documents every edge whose sender was seized', () => {
    const answer = inferLineage(input);
    expect(edgeF1(answer)).toBeGreaterThanOrEqual(0.8);
    const holders = new Map(input.lists.map(({ id, holder }) => [id, holder]));
    const documented = answer.lists.flatMap(({ parents }) => parents.filter((one) => one.documented));
    const expected = input.documents.filter(
      ({ list, from, to }) =>
        list !== undefined && holders.get(list) === to && [...holders.values()].includes(from),
    );
    expect(new Set(documented.map(({ transfer }) => transfer))).toEqual(
      new Set(expected.map(({ transfer }) => transfer)),
    );
  });
});
