// Simulated case folders: same seed, same bytes; what their truth says is what their rows show.
import { describe, expect, it, vi } from 'vitest';
import { truthOf } from '../truth.ts';
import type { ChainList } from './chain.ts';
import { DEFAULT, type CaseParameters } from './parameters.ts';
import { newList } from './new-list.ts';
import { parametersOf, PROFILES } from './profiles.ts';
import { AT, FIELDS } from './row.ts';
import { varied } from './varied.ts';
import { truthAt } from './world.ts';
import { writtenCase, type WrittenCase } from './written-case.ts';
import { writeRow } from './write-row.ts';

// Processor time is seconds; on a machine that does other work too it takes longer.
vi.setConfig({ testTimeout: 30_000 });

const small = (changes: Partial<CaseParameters> = {}): CaseParameters => ({
  ...DEFAULT,
  lists: 16,
  roots: 4,
  complexes: 8,
  scale: 0.25,
  coverage: 0.5,
  ...changes,
});

const bytesOf = ({ lists }: WrittenCase): string =>
  lists.map(({ id, bytes }) => id + bytes.toString('latin1')).join();

/** Nothing that changes rows or cells but copying itself. */
const PLAIN: Partial<CaseParameters> = {
  doubled: 0,
  hidden: 0,
  merges: 0,
  ownRows: 0,
  ownAdditions: 0,
  updated: 0,
  canaries: 0,
  newErrors: 0,
  quirks: 0,
  cleaned: 0,
  fixes: 0,
  blankLists: 0,
  enriched: 0,
};
const UNDAMAGED: Partial<CaseParameters> = {
  digits15: 0,
  scientific: 0,
  oldIds: 0,
  roundedAreas: 0,
  cutAddresses: 0,
  replaced: 0,
  titled: 0,
};

const copies = ({ chain }: WrittenCase): [child: ChainList, parent: ChainList][] =>
  chain.flatMap((child) => child.parents.map((parent): [ChainList, ChainList] => [child, chain[parent]!]));

describe('a case', () => {
  it('is the same from the same seed, and another from another', () => {
    const of = (seed: number): string => bytesOf(writtenCase(seed, small({ lists: 10, oldWorkbooks: 0.2 })));
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });

  it('tells nothing of time by ids or places', () => {
    const { lists } = writtenCase(3, small({ hidden: 0 }));
    const numbers = lists.map(({ chain }) => chain.number);
    expect(numbers).not.toEqual([...numbers].sort((a, b) => a - b));
  });

  it('has a list of files and parameters for every profile', () => {
    for (const profile of Object.keys(PROFILES)) expect(parametersOf(1, profile).lists).toBeGreaterThan(0);
    expect(varied(100_001)).toEqual(varied(100_001));
    expect(varied(100_001)).not.toEqual(varied(100_002));
    expect(() => parametersOf(1, 'none')).toThrow('no profile none');
  });
});

describe('a copy', () => {
  it('has rows of its parents alone, where nothing is added', () => {
    for (const [child, parent] of copies(writtenCase(4, small(PLAIN)))) {
      const have = new Set(parent.rows.map(({ holding }) => holding));
      expect(child.rows.every(({ holding }) => have.has(holding))).toBe(true);
    }
  });

  it('inherits every error, and has no other where none are made', () => {
    const one = writtenCase(
      5,
      small({ ...PLAIN, ...UNDAMAGED, rootErrors: 0.05, changedPhones: 0, changedPlates: 0 }),
    );
    let inherited = 0;
    for (const [child, parent] of copies(one)) {
      const before = new Map(parent.rows.map((row) => [row.holding, row.values]));
      for (const { holding, values } of child.rows) {
        const truth = truthAt(holding, 0);
        for (const at of FIELDS.keys()) {
          if (values[at] === '' || values[at] === truth[at]) continue;
          expect(values[at]).toBe(before.get(holding)![at]);
          inherited += 1;
        }
      }
    }
    expect(inherited).toBeGreaterThan(100);
  });

  it('makes new errors at about the rate asked for', () => {
    const one = writtenCase(6, small({ ...PLAIN, ...UNDAMAGED, newErrors: 0.02, untouched: 0 }));
    let [cells, errors] = [0, 0];
    for (const [child, parent] of copies(one)) {
      const before = new Map(parent.rows.map((row) => [row.holding, row.values]));
      for (const { holding, values } of child.rows) {
        for (const [at, value] of values.entries()) {
          const old = before.get(holding)![at]!;
          if (value === '' && old === '') continue;
          cells += 1;
          if (value !== '' && value !== old) errors += 1;
        }
      }
    }
    expect(cells).toBeGreaterThan(5_000);
    expect(errors / cells).toBeGreaterThan(0.01);
    expect(errors / cells).toBeLessThan(0.04);
  });

  it('keeps what is damaged damaged', () => {
    const one = writtenCase(7, small({ ...PLAIN, digits15: 0.5 }));
    const ruined = (list: ChainList): number =>
      list.rows.filter(({ values }) => /^510699\d{9}000$/.test(values[AT.id_number]!)).length;
    expect(one.chain.some((list) => ruined(list) > 0)).toBe(true);
    let kept = 0;
    for (const [child, parent] of copies(one)) {
      const whole = new Set(
        parent.rows.filter(({ quirks }) => quirks?.[AT.id_number] === 'ruined').map(({ holding }) => holding),
      );
      for (const row of child.rows) {
        if (!whole.has(row.holding)) continue;
        expect(row.values[AT.id_number]).toMatch(/^(|\d{15}000|\d\.\d+E\+17)$/);
        kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(0);
  });

  it('keeps an address that was cut as it was cut', () => {
    const changes = { ...PLAIN, cutAddresses: 0.6, readdressed: 0, thinned: 0 };
    let kept = 0;
    for (const [child, parent] of [8, 9, 10].flatMap((seed) => copies(writtenCase(seed, small(changes))))) {
      const cut = new Map(parent.rows.map((row) => [row.holding, row.cutAddress]));
      const at = child.layout.columns.indexOf('address');
      if (at < 0) continue;
      for (const row of child.rows) {
        const before = cut.get(row.holding);
        if (before === undefined) continue;
        expect(before.startsWith(String(writeRow(row, child.layout)[at]))).toBe(true);
        kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(100);
  });
});

describe('a new list', () => {
  it('is a run of rows of one list of the case, with errors', () => {
    const one = writtenCase(16, small({ hidden: 0 }));
    const { source, file, bytes } = newList(one, 1, 60, 0.02);
    const from = one.lists.find(({ id }) => id === source)!;
    expect(from.chain.rows.length).toBeGreaterThanOrEqual(60);
    expect(file).toMatch(/^new-1\.(csv|tsv|txt|xlsx|xls)$/);
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(newList(one, 1, 60, 0.02).bytes.equals(bytes)).toBe(true);
    expect(() => newList(one, 1, 100_000, 0.02)).toThrow('no list of the case has 100000 rows');
  });
});

describe('dates', () => {
  const impossible = (one: WrittenCase): number => {
    const truth = truthOf(one.lineages);
    const of = new Map(one.lists.map((list) => [list.id, list.dates]));
    let count = 0;
    for (const [child, sources] of truth.nearest) {
      for (const source of sources) {
        const [first, last] = [of.get(source)!.first_possible_on, of.get(child)!.last_possible_on];
        if (
          first !== undefined &&
          last !== undefined &&
          first.slice(0, last.length) > last.slice(0, first.length)
        )
          count += 1;
      }
    }
    return count;
  };

  it('exclude no true source, unless some are to be wrong', () => {
    for (const seed of [11, 12, 13]) {
      expect(impossible(writtenCase(seed, small({ vague: 0.7, misdated: 0 })))).toBe(0);
      expect(impossible(writtenCase(seed, small({ vague: 0, undated: 0, misdated: 0 })))).toBe(0);
    }
    const wrong = [11, 12, 13, 14].map((seed) =>
      impossible(writtenCase(seed, small({ vague: 0, undated: 0, misdated: 0.6, slack: 60 }))),
    );
    expect(Math.max(...wrong)).toBeGreaterThan(0);
  });
});

describe('documents', () => {
  it('speak of true copies, but for false ones', () => {
    const one = writtenCase(15, small({ documented: 1, falseDocuments: 0, sharedHolders: 0, hidden: 0 }));
    const holderOf = new Map(one.lists.map(({ chain, holder }) => [chain.number, holder]));
    const pairs = new Set(
      one.chain.flatMap((list) =>
        list.parents.map((parent) => `${holderOf.get(parent)} ${holderOf.get(list.number)}`),
      ),
    );
    expect(one.transfers.length).toBeGreaterThan(10);
    for (const { from_id, to_id } of one.transfers) expect(pairs).toContain(`${from_id} ${to_id}`);
    const lies = writtenCase(15, small({ documented: 0, falseDocuments: 1, sharedHolders: 0, hidden: 0 }));
    const holders = new Map(lies.lists.map(({ chain, holder }) => [chain.number, holder]));
    const copied = new Set(
      lies.chain.flatMap((list) =>
        list.parents.map((parent) => `${holders.get(parent)} ${holders.get(list.number)}`),
      ),
    );
    const untrue = lies.transfers.filter(({ from_id, to_id }) => !copied.has(`${from_id} ${to_id}`));
    // Two lists picked by chance may be parent and child after all.
    expect(lies.transfers.length).toBeGreaterThan(10);
    expect(untrue.length).toBeGreaterThan(lies.transfers.length / 2);
  });
});
