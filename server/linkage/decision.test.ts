// Decisions of investigators: what they join and keep apart stays so, the later one counts, and rows that are gone do no harm.
import { describe, expect, it } from 'vitest';
import type { NormalRecord } from '#contract/model/normal-record.ts';
import type { LinkDecision, RowRef } from './decision.ts';
import { link } from './link.ts';

const at = (row: number): RowRef => ({ list: 'L1', row });
const people = (records: readonly Partial<NormalRecord>[], decisions: readonly LinkDecision[]): number[] =>
  link(
    records.map((fields, index) => ({ list: 'L1', row: index + 1, record: { phones: [], ...fields } })),
    { decisions },
  ).rows.map(({ owner }) => owner);
const same = (left: number[], right: number[]): LinkDecision => ({
  kind: 'same',
  left: left.map(at),
  right: right.map(at),
});
const different = (left: number[], right: number[]): LinkDecision => ({
  ...same(left, right),
  kind: 'different',
});

const zhang = { name: '张伟华', phones: ['19900830086'], idNumber: '510699196308062614' };
const alike = [zhang, zhang, { ...zhang, floorArea: '89' }];

describe('decisions', () => {
  it('keep rows apart that say the same', () => {
    expect(new Set(people(alike, [])).size).toBe(1);
    const [one, two, three] = people(alike, [different([1], [2, 3])]);
    expect(one).not.toBe(two);
    expect(two).toBe(three);
  });

  it('join what nothing else joins, even two ID numbers', () => {
    const records = [zhang, { name: '李四', idNumber: '510699197208195836' }, { name: '王五' }];
    expect(new Set(people(records, [])).size).toBe(3);
    expect(new Set(people(records, [same([1], [2, 3])])).size).toBe(1);
  });

  it('count in their order: of two that contradict each other the later', () => {
    const [apart, together] = [different([1], [2, 3]), same([1], [2, 3])];
    expect(new Set(people(alike, [apart, together])).size).toBe(1);
    expect(new Set(people(alike, [together, apart])).size).toBe(2);
  });

  it('keep apart what a third record would lead together', () => {
    const owners = people([...alike, zhang], [different([1], [2])]);
    expect(owners[0]).not.toBe(owners[1]);
  });

  it('pass rows over that do not exist', () => {
    expect(new Set(people(alike, [different([1], [99]), same([98], [2])])).size).toBe(1);
  });
});
