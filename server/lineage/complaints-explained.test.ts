// Whose lists explain complaints, on small invented cases: mistyped names tell, size tells, and who cannot be told apart is said.
import { describe, expect, it } from 'vitest';
import { explainComplaints, type ComplaintsInput } from './complaints-explained.ts';
import type { ComplaintList, HeardComplaint } from './complaint-chances.ts';

const FIELDS = ['name', 'phone', 'floor_area'];
const list = (id: string, holder: string, owners: number, area = 1): ComplaintList => ({
  id,
  holder,
  owners,
  filled: [1, 1, area],
});
/** What each list says of person n; absent where it has not got him. */
type Says = Record<string, (n: number) => (string | null)[] | undefined>;
const right = (n: number): string[] => [`name ${n}`, `phone ${n}`, `area ${n}`];
const heard = (
  says: Says,
  count: number,
  given: (n: number) => (string | null)[],
  more: Partial<HeardComplaint> = {},
): HeardComplaint[] =>
  Array.from({ length: count }, (_, n): HeardComplaint => {
    const rows = Object.entries(says).flatMap(([of, tell]) => {
      const values = tell(n);
      return values === undefined ? [] : [{ list: of, rows: [{ row: n + 1, values }] }];
    });
    return { id: `C${n}`, given: given(n), knew: undefined, rows, all: rows, ...more };
  });
const explain = (lists: ComplaintList[], complaints: HeardComplaint[], people = 10_000) =>
  explainComplaints({ fields: FIELDS, lists, complaints, people } satisfies ComplaintsInput);
const nameAndPhone = (values: (string | null)[]): (string | null)[] => [values[0]!, values[1]!, null];

describe('complaints', () => {
  it('go back to the list that has the people, not to the large one that has everybody', () => {
    const says: Says = { small: right, large: right, other: (n) => (n === 0 ? right(n) : undefined) };
    const lists = [list('small', 'A', 200), list('large', 'B', 9000), list('other', 'C', 200)];
    const { holders, complaints } = explain(
      lists,
      heard(says, 6, (n) => nameAndPhone(right(n))),
    );
    expect(holders[0]).toMatchObject({ holder: 'A', list: 'small', explained: 6, covers: 6, alike: [] });
    expect(holders[0]!.probability).toBeGreaterThan(0.95);
    expect(holders.find(({ holder }) => holder === 'B')!.probability).toBeLessThan(0.1);
    expect(complaints.every(({ unexplained }) => unexplained < 0.2)).toBe(true);
  });

  it('are told by the very slips of one list', () => {
    const slipped = (n: number): string[] => [n < 2 ? `nane ${n}` : `name ${n}`, `phone ${n}`, `area ${n}`];
    const says: Says = { one: slipped, two: right, three: right };
    const lists = [list('one', 'A', 3000), list('two', 'B', 3000), list('three', 'C', 3000)];
    const told = explain(
      lists,
      heard(says, 4, (n) => nameAndPhone(slipped(n))),
    );
    expect(told.holders[0]).toMatchObject({ holder: 'A', alike: [] });
    expect(told.holders[0]!.probability).toBeGreaterThan(0.9);
    expect(told.complaints[0]!.explanations[0]).toMatchObject({
      list: 'one',
      telling: ['name'],
      agree: ['name', 'phone'],
    });
    expect(told.complaints[3]!.explanations[0]!.telling).toEqual([]);
  });

  it('abstain between lists that say the same of the same people', () => {
    const says: Says = { one: right, two: right };
    const { holders } = explain(
      [list('one', 'A', 200), list('two', 'B', 200)],
      heard(says, 6, (n) => right(n)),
    );
    expect(holders.map(({ probability }) => Math.round(probability * 10) / 10)).toEqual([0.5, 0.5]);
    expect(holders.map(({ alike }) => alike)).toEqual([['B'], ['A']]);
  });

  it('are told by fields that only one list has, where the caller knew them', () => {
    const bare = (n: number): (string | null)[] => [`name ${n}`, `phone ${n}`, null];
    const says: Says = { full: right, bare };
    const lists = [list('full', 'A', 200), list('bare', 'B', 200, 0)];
    const knew = [true, true, true];
    const { holders } = explain(
      lists,
      heard(says, 6, (n) => nameAndPhone(right(n)), { knew }),
    );
    expect(holders[0]).toMatchObject({ holder: 'A' });
    expect(holders[0]!.probability).toBeGreaterThan(0.9);
  });

  it('favour the list of whoever called', () => {
    const says: Says = { one: right, two: right };
    const lists = [list('one', 'A', 200), list('two', 'B', 200)];
    const { holders } = explain(
      lists,
      heard(says, 6, (n) => right(n), { caller: 'B' }),
    );
    expect(holders[0]).toMatchObject({ holder: 'B', called: 6 });
    expect(holders[0]!.probability).toBeGreaterThan(0.8);
  });

  it('stay unexplained where no list has the people, or any other explains them as well', () => {
    const nobody = explain(
      [list('one', 'A', 200)],
      heard({}, 4, (n) => right(n)),
    );
    expect(nobody.holders).toEqual([]);
    expect(nobody.complaints.map(({ unexplained }) => unexplained)).toEqual([1, 1, 1, 1]);
    const everybody = explain(
      [list('one', 'A', 10_000)],
      heard({ one: right }, 4, (n) => nameAndPhone(right(n))),
    );
    expect(everybody.holders[0]!.probability).toBeLessThan(0.2);
  });

  it('are answered the same whatever their order', () => {
    const says: Says = { small: right, large: right };
    const lists = [list('large', 'B', 9000), list('small', 'A', 200)];
    const complaints = heard(says, 5, (n) => right(n));
    const answer = explain(lists, complaints);
    const turned = explain(lists, complaints.toReversed());
    expect(turned.holders).toEqual(answer.holders);
    expect(turned.complaints.toReversed()).toEqual(answer.complaints);
  });
});
