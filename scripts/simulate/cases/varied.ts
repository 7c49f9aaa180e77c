// Parameters drawn over wide ranges, for training: variety, not likeness, is what keeps probabilities honest under shift.
import { randomFor } from '../../fixtures/random.ts';
import { logUniform, uniform } from './draws.ts';
import { DEFAULT, type CaseParameters } from './parameters.ts';

type Numbers = { [K in keyof CaseParameters as CaseParameters[K] extends number ? K : never]: number };

/** Each drawn log-uniformly between a part and a multiple of its default. */
const SPREAD: readonly (readonly [keyof Numbers, number, number])[] = [
  ['rootErrors', 0.3, 3.5],
  ['newErrors', 0.1, 4],
  ['fixes', 0.4, 8],
];

/** Nuisances: each off in a share of cases, else uniform up to a top. */
const NUISANCES: readonly (readonly [keyof Numbers, number, number])[] = [
  ['twoHomes', 0.2, 0.1],
  ['sold', 0.3, 0.12],
  ['moved', 0.3, 0.04],
  ['changedPhones', 0.2, 0.2],
  ['changedPlates', 0.2, 0.2],
  ['sharedPhones', 0.2, 0.12],
  ['coOwned', 0.2, 0.35],
  ['untouched', 0.4, 0.4],
  ['cleaned', 0.2, 0.4],
  ['bursts', 0.3, 0.5],
  ['doubled', 0.3, 0.04],
  ['lookedUp', 0.3, 0.35],
  ['quirks', 0.15, 0.015],
  ['blanks', 0.2, 0.4],
  ['blankLists', 0.2, 0.6],
  ['idMissing', 0.1, 0.9],
  ['manyParents', 0.5, 0.3],
  ['repeats', 0.3, 0.8],
  ['popular', 0.4, 1.2],
  ['recent', 0.4, 1],
  ['fromTop', 0.2, 0.8],
  ['ownRows', 0.1, 0.6],
  ['ownAdditions', 0.4, 0.4],
  ['updated', 0.3, 0.4],
  ['sortedByDoor', 0.2, 0.4],
  ['sortedByName', 0.4, 0.3],
  ['shuffled', 0.2, 0.3],
  ['enriched', 0.3, 0.4],
  ['noted', 0.2, 0.7],
  ['extraColumns', 0.2, 0.5],
  ['droppedColumns', 0.1, 0.45],
  ['relaid', 0.1, 0.6],
  ['rewritten', 0.2, 0.35],
  ['readdressed', 0.3, 0.4],
  ['serials', 0.2, 0.8],
  ['digits15', 0.3, 0.2],
  ['scientific', 0.4, 0.12],
  ['oldIds', 0.5, 0.06],
  ['lostZeros', 0.4, 0.2],
  ['roundedAreas', 0.3, 0.2],
  ['cutAddresses', 0.3, 0.2],
  ['replaced', 0.3, 0.2],
  ['titled', 0.6, 0.06],
  ['thinned', 0.3, 0.2],
  ['roundCuts', 0.5, 0.12],
  ['workbooks', 0.3, 0.4],
  ['oldWorkbooks', 0.3, 0.2],
  ['wide', 0.4, 0.15],
  ['traditional', 0.5, 0.1],
  ['datedFiles', 0.3, 1],
  ['sharedHolders', 0.3, 0.5],
  ['versions', 0.4, 0.3],
  ['documented', 0.4, 0.4],
  ['falseDocuments', 0.5, 0.1],
  ['canaries', 0.5, 0.2],
  ['misdated', 0.5, 0.05],
  ['cleared', 0.3, 0.6],
  ['wordVariety', 0.1, 1],
  ['reworded', 0.2, 0.8],
  ['refiled', 0.1, 1],
  ['gradesTell', 0.1, 1],
];

/** Lists and rows of a case, so that most take a few seconds to read. */
function sizes(
  seed: number,
): Pick<CaseParameters, 'lists' | 'roots' | 'complexes' | 'scale' | 'coverage' | 'leastRows'> {
  const random = randomFor(seed, 'varied sizes');
  const kind = random.weighted([
    ['usual', 57],
    ['small', 15],
    ['few', 7],
    ['one estate', 9],
    ['many', 4],
    ['large', 8],
  ]);
  const leastRows = random.weighted([
    [20, 6],
    [8, 1],
  ]);
  const of = (
    lists: number,
    roots: number,
    complexes: number,
    scale: number,
    coverage = 0.36,
  ): ReturnType<typeof sizes> => ({
    lists,
    roots: Math.max(1, Math.min(lists - 1, roots)),
    complexes,
    scale,
    coverage,
    leastRows,
  });
  switch (kind) {
    case 'small':
      return of(random.int(12, 35), random.int(2, 7), random.int(5, 15), uniform(random, 0.1, 0.6), 0.5);
    case 'few':
      return of(random.int(5, 12), random.int(1, 4), random.int(4, 12), uniform(random, 0.15, 0.9), 0.6);
    case 'one estate':
      return of(random.int(10, 50), random.int(2, 8), random.int(1, 2), uniform(random, 1, 5), 1);
    case 'many':
      return of(random.int(100, 180), random.int(10, 35), random.int(15, 30), uniform(random, 0.1, 0.25));
    case 'large':
      return of(random.int(30, 60), random.int(5, 14), random.int(20, 30), uniform(random, 0.8, 1.4));
    default:
      return of(
        random.int(35, 85),
        random.int(5, 18),
        random.int(12, 30),
        uniform(random, 0.15, 0.8),
        uniform(random, 0.2, 0.5),
      );
  }
}

/** Where more than this share is hidden, a chain has to be longer for its seized lists to say anything. */
const MOSTLY_HIDDEN = 0.7;

/** Twice the lists on smaller estates, so that such a case takes no longer to read. */
const roomFor = ({ lists, scale }: CaseParameters): Partial<CaseParameters> => ({
  lists: Math.min(2 * lists, 180),
  scale: scale * 0.7,
});

/** The parameters of a training case. */
export function varied(seed: number): CaseParameters {
  const random = randomFor(seed, 'varied');
  const drawn: CaseParameters = { ...DEFAULT, ...sizes(seed) };
  for (const [key, low, high] of SPREAD) drawn[key] *= logUniform(random, low, high);
  // A fifth of the cases are as the default has it, else each nuisance comes and goes by itself.
  if (!random.chance(0.2)) {
    for (const [key, off, top] of NUISANCES) drawn[key] = random.chance(off) ? 0 : random.next() * top;
  }
  const hidden = random.pick([0, 0.15, 0.3, 0.3, 0.3, 0.45, 0.6, 0.6, 0.75, 0.8]);
  return {
    ...drawn,
    ...(hidden > MOSTLY_HIDDEN ? roomFor(drawn) : {}),
    completeness: uniform(random, 0.2, 0.95),
    commonSlip: uniform(random, 0.05, 0.6),
    merges: uniform(random, 0.05, 0.55),
    hidden,
    undated: random.pick([0, 0, 0.2, 0.2, 0.2, 0.5, 1]),
    vague: random.pick([0, 0, 0.4, 0.7, 1]),
    slack: logUniform(random, 3, 150),
    pace: logUniform(random, 2, 40),
    take: [
      uniform(random, 0.1, 0.6),
      uniform(random, 0.1, 0.5),
      uniform(random, 0.05, 0.4),
      uniform(random, 0.02, 0.3),
    ],
  };
}
