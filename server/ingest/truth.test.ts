// The fixture cases against their truth: every list opened as it should be, owners and homes linked nearly as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { link, type Linkage, type LinkRecord } from '../linkage/link.ts';
import { readCaseFolder } from './folder/read-case-folder.ts';
import type { OpenList } from './list-source.ts';
import { openList } from './open-list.ts';

type TrueRow = [row: number, owner: string, home: string];
const cases = fileURLToPath(new URL('../../fixtures/cases', import.meta.url));

const pairs = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);

/** Pairwise precision, recall and F1 of one partition against another. */
function compare(
  found: readonly string[],
  truth: readonly string[],
): { precision: number; recall: number; f1: number } {
  const count = (labels: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  };
  const both = pairs(count(found.map((label, index) => `${label}\n${truth[index]}`)));
  const [precision, recall] = [both / pairs(count(found)), both / pairs(count(truth))];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

describe.each(['mini', 'deyang'])('%s', (name) => {
  const opened = new Map<string, OpenList>();
  const records: LinkRecord[] = [];
  let linkage: Linkage;
  let truth: Map<string, TrueRow[]>;

  beforeAll(async () => {
    const text = readFileSync(join(cases, name, 'truth.json'), 'utf8');
    truth = new Map(Object.entries((JSON.parse(text) as { rows: Record<string, TrueRow[]> }).rows));
    const folder = await readCaseFolder(join(cases, name));
    for (const source of folder.lists) {
      const list = await openList(source);
      opened.set(source.id, list);
      for await (const batch of list.rows) {
        for (const { row, record } of batch) records.push({ list: source.id, row, record });
      }
    }
    linkage = link(records);
  });

  it('has every row of every list, and no warning', () => {
    const rows = [...opened.keys()].map((id) => records.filter(({ list }) => list === id).length);
    expect(rows).toEqual([...opened.keys()].map((id) => truth.get(id)!.length));
    expect([...opened.values()].flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('maps name and phone of every list, and an address down to the room', () => {
    for (const { mapping } of opened.values()) {
      expect(mapping).toContain('name');
      expect(mapping).toContain('phone');
      expect(mapping.includes('address') || mapping.includes('room')).toBe(true);
    }
    const filled = records.filter(({ record }) => record.building !== undefined && record.room !== undefined);
    expect(filled.length / records.length).toBeGreaterThan(0.98);
  });

  it('links owners and homes', () => {
    const trueRow = new Map(
      [...truth].flatMap(([list, rows]) => rows.map((one) => [`${list}:${one[0]}`, one] as const)),
    );
    const at = linkage.rows.map(({ list, row }) => trueRow.get(`${list}:${row}`)!);
    const owners = compare(
      linkage.rows.map(({ owner }) => String(owner)),
      at.map(([, owner]) => owner),
    );
    const homes = compare(
      linkage.rows.map(({ owner, home }) => `${owner}/${home}`),
      at.map(([, owner, home]) => `${owner}/${home}`),
    );
    expect(owners.precision).toBeGreaterThanOrEqual(0.999);
    expect(owners.f1).toBeGreaterThanOrEqual(0.97);
    expect(homes.precision).toBeGreaterThanOrEqual(0.999);
    expect(homes.f1).toBeGreaterThanOrEqual(0.97);
  });
});

describe('deyang', () => {
  it('is read in its encodings, sheets and header rows', async () => {
    const folder = await readCaseFolder(join(cases, 'deyang'));
    const seen: Record<string, string> = {};
    for (const source of folder.lists) {
      const { encoding, headerRow } = await openList(source);
      seen[source.id] = `${encoding} ${headerRow}`;
    }
    expect(seen).toMatchObject({
      L01: 'xlsx 2',
      L02: 'xls 1',
      L03: 'gb18030 1',
      L04: 'gb18030 1',
      L05: 'xlsx 2',
      L07: 'utf-8 1',
      L09: 'xlsx 3',
      L12: 'gb18030 1',
      L17: 'gb18030 1',
      L19: 'xlsx 2',
    });
  });
});
