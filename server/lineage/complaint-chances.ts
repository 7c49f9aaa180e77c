// How well a list explains one complaint: the chance that a caller who had this list called this person and knew just that.
// Against it stands a list that was not seized, which may be any.

/** A row of a list that is the person's; one value per field, null where blank. */
export interface ComplaintRow {
  row: number;
  values: readonly (string | null)[];
}

/** A complaint about somebody whom the case knows. */
export interface HeardComplaint {
  id: string;
  /** Who called, as an actor of the case; absent where nobody knows. */
  caller?: string | undefined;
  /** What the complaint gives of the person, one value per field, null where it gives none. */
  given: readonly (string | null)[];
  /** Which fields the caller knew; undefined where that was not taken down. */
  knew: readonly boolean[] | undefined;
  /** The person's rows in lists that can have existed on that day. */
  rows: readonly { list: string; rows: readonly ComplaintRow[] }[];
  /** The same in all lists: what most of them say is taken for right. */
  all: readonly { rows: readonly ComplaintRow[] }[];
}

export interface ComplaintList {
  id: string;
  /** The holder, as an actor: a handle that is known to be a party's counts as the party. */
  holder: string;
  /** People in the list. */
  owners: number;
  /** A person's field is filled with this chance, by field: the share of filled cells. */
  filled: readonly number[];
}

/** That a complaint gives what the caller said; else it gives what the person says, which is right as a rule. */
const AS_CALLED = 0.5;
/** That what is given was written down wrongly. */
const MISWRITTEN = 0.02;
/** Wrong cells in a list that was not seized, and the chance that two err in the same way. */
const [ERROR, SAME_ERROR] = [0.02, 1 / 13];
/** That a caller is heard to know what his list holds; what it does not. What nobody mentions says little. */
const [TOLD, KNEW_OTHERWISE] = [0.3, 0.02];

/** What most lists say, per field; the smallest text where several do. */
export function referenceOf(
  all: readonly { rows: readonly ComplaintRow[] }[],
  fields: number,
): (string | null)[] {
  return Array.from({ length: fields }, (_, f) => {
    const votes = new Map<string, number>();
    for (const { rows } of all) {
      for (const value of new Set(rows.flatMap(({ values }) => values[f] ?? [])))
        votes.set(value, (votes.get(value) ?? 0) + 1);
    }
    const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    return best?.[0] ?? null;
  });
}

const log = Math.log;

/** ln of the chance of what is given, were it right as far as the case can tell. */
const asPerson = (given: string, right: string | null): number =>
  given === right ? log(1 - MISWRITTEN) : log(MISWRITTEN * SAME_ERROR);

const asList = (given: string, said: string | null, right: string | null): number =>
  said === null
    ? asPerson(given, right)
    : given === said
      ? log(1 - MISWRITTEN)
      : log(MISWRITTEN * SAME_ERROR);

const asUnknownList = (given: string, right: string | null): number =>
  given === right ? log(1 - ERROR) : log(ERROR * SAME_ERROR);

/** ln(AS_CALLED·e^a + (1 − AS_CALLED)·e^b) */
const either = (a: number, b: number): number => {
  const [most, least] = a > b ? [a, b] : [b, a];
  const [of, and] = a > b ? [AS_CALLED, 1 - AS_CALLED] : [1 - AS_CALLED, AS_CALLED];
  return most + log(of + and * Math.exp(least - most));
};

/** ln of the chance that the caller knew these fields, where the list has each with the chance `has`. */
function knowing(knew: readonly boolean[] | undefined, has: (field: number) => number): number {
  if (knew === undefined) return 0;
  return knew.reduce((sum, isKnown, f) => {
    const chance = has(f);
    return sum + log(isKnown ? chance * TOLD + (1 - chance) * KNEW_OTHERWISE : 1 - chance * TOLD);
  }, 0);
}

/** The row that explains best what is given, and ln of its chance. */
export function chanceByList(
  { given, knew }: HeardComplaint,
  right: readonly (string | null)[],
  list: ComplaintList,
  rows: readonly ComplaintRow[],
): { row: ComplaintRow; logChance: number } {
  const chances = rows.map((row) => {
    let [person, called] = [0, 0];
    for (const [f, value] of given.entries()) {
      if (value === null) continue;
      person += asPerson(value, right[f] ?? null);
      called += asList(value, row.values[f] ?? null, right[f] ?? null);
    }
    const known = knowing(knew, (f) => (row.values[f] === null ? 0 : 1));
    return { row, logChance: either(called, person) + known - log(list.owners) };
  });
  return chances.reduce((best, one) => (one.logChance > best.logChance ? one : best));
}

/** ln of the chance of the complaint, had the caller another list. @param people in the case; @param filled per field, of all lists */
export function chanceByOther(
  { given, knew }: HeardComplaint,
  right: readonly (string | null)[],
  people: number,
  filled: readonly number[],
): number {
  let [person, called] = [0, 0];
  for (const [f, value] of given.entries()) {
    if (value === null) continue;
    person += asPerson(value, right[f] ?? null);
    called += asUnknownList(value, right[f] ?? null);
  }
  return either(called, person) + knowing(knew, (f) => filled[f] ?? 0) - log(people);
}
