// The mixes that figures are reported for: the default, what is known of dates and hidden lists, stresses, shifts.
import { DEFAULT, type CaseParameters } from './parameters.ts';
import { varied } from './varied.ts';

export interface Profile {
  /** What is special about it, in a few words. */
  what: string;
  /** `main`: has figures to hold; `stress`: one thing made hard; `shift`: beyond the ranges that training draws from. */
  kind: 'main' | 'stress' | 'shift';
  changes: Partial<CaseParameters>;
  /** Nearest-source top-1 and edge F1 that the engine is to reach. */
  goal?: { top1: number; f1: number };
  /** How many times as many cases are measured, where they are small or few of their lists have a source: ten bins of few edges are off by chance alone. */
  times?: number;
}

const NUISANCES: Partial<CaseParameters> = {
  twoHomes: 0.08,
  sold: 0.08,
  moved: 0.03,
  changedPhones: 0.12,
  sharedPhones: 0.1,
  coOwned: 0.3,
  blanks: 0.3,
  blankLists: 0.5,
  idMissing: 0.8,
  popular: 0.6,
  ownAdditions: 0.3,
  updated: 0.3,
  sortedByName: 0.2,
  enriched: 0.3,
  noted: 0.5,
  extraColumns: 0.4,
};

export const PROFILES: Record<string, Profile> = {
  default: {
    what: '30% hidden, 30% merges, 20% undated',
    kind: 'main',
    changes: {},
    goal: { top1: 0.95, f1: 0.88 },
  },
  dated: {
    what: 'all dated by the day',
    kind: 'main',
    changes: { undated: 0, vague: 0, misdated: 0 },
    goal: { top1: 0.97, f1: 0.9 },
  },
  hidden60: { what: '60% hidden', kind: 'main', changes: { hidden: 0.6 }, goal: { top1: 0.93, f1: 0.81 } },
  undated: { what: 'no dates at all', kind: 'main', changes: { undated: 1 }, goal: { top1: 0.94, f1: 0.86 } },
  nuisances: {
    what: 'changed and shared values, blanks, sorting, enrichment',
    kind: 'stress',
    changes: NUISANCES,
  },
  'vague dates': {
    what: 'weeks, months, one side; some wrong by a little',
    kind: 'stress',
    changes: { undated: 0.3, vague: 1, slack: 90, misdated: 0.05 },
  },
  'damaged columns': {
    what: 'a list in four with each kind of damage',
    kind: 'stress',
    changes: {
      digits15: 0.25,
      scientific: 0.2,
      lostZeros: 0.3,
      roundedAreas: 0.25,
      cutAddresses: 0.3,
      replaced: 0.2,
      oldIds: 0.1,
      roundCuts: 0.1,
    },
  },
  reformatting: {
    what: 'laid out anew, forms rewritten, addresses split and joined',
    kind: 'stress',
    changes: {
      relaid: 0.6,
      rewritten: 0.4,
      readdressed: 0.5,
      droppedColumns: 0.4,
      serials: 0.6,
      sortedByDoor: 0.3,
      shuffled: 0.3,
    },
  },
  'many errors': {
    what: 'new errors in 1.2% of cells, 5% at the roots',
    kind: 'stress',
    changes: { newErrors: 0.012, rootErrors: 0.05 },
  },
  'few errors': {
    what: 'new errors in 0.15% of cells',
    kind: 'stress',
    changes: { newErrors: 0.0015, quirks: 0.001 },
  },
  'big merges': {
    what: '50% merges, a third of four to ten parents',
    kind: 'stress',
    changes: { merges: 0.5, manyParents: 0.3, repeats: 0.5 },
  },
  'small lists': {
    what: '30 lists of some 60 rows',
    kind: 'stress',
    times: 2,
    changes: { lists: 30, roots: 6, complexes: 10, scale: 0.15, coverage: 0.5, leastRows: 8 },
  },
  'one estate': {
    what: 'all lists of one complex',
    kind: 'stress',
    times: 2,
    changes: { lists: 40, roots: 6, complexes: 1, scale: 4, coverage: 1 },
  },
  'five lists': {
    what: 'eight lists, of which five or so were seized',
    kind: 'stress',
    times: 6,
    changes: { lists: 8, roots: 3, complexes: 8, scale: 0.5, coverage: 0.6 },
  },
  'many lists': {
    what: '300 lists of some 100 rows',
    kind: 'stress',
    changes: { lists: 300, roots: 40, complexes: 25, scale: 0.15 },
  },
  'many documents': {
    what: 'half of the copies documented, one false document per ten lists',
    kind: 'stress',
    changes: { documented: 0.5, falseDocuments: 0.1, canaries: 0.2 },
  },
  hidden75: {
    what: '75% hidden',
    kind: 'stress',
    times: 3,
    changes: { hidden: 0.75, lists: 90, roots: 14 },
  },
  'fewest errors': {
    what: 'new errors in 0.03% of cells',
    kind: 'shift',
    changes: { newErrors: 0.0003, quirks: 0.0005, untouched: 0.5 },
  },
  'most errors': {
    what: 'new errors in 2.5% of cells, 8% at the roots',
    kind: 'shift',
    changes: { newErrors: 0.025, rootErrors: 0.08 },
  },
  'common slips': {
    what: '75% of errors are the likeliest slip',
    kind: 'shift',
    changes: { commonSlip: 0.75 },
  },
  'all merged': { what: '75% merges', kind: 'shift', changes: { merges: 0.75 } },
  'always cleaned': {
    what: '70% of copies cleaned, 1% of errors fixed else',
    kind: 'shift',
    changes: { cleaned: 0.7, fixes: 0.01 },
  },
  hidden85: {
    what: '85% hidden',
    kind: 'shift',
    times: 3,
    changes: { hidden: 0.85, lists: 140, roots: 20, scale: 0.3 },
  },
};

/** The parameters of a profile; `varied` draws them from the seed. */
export function parametersOf(seed: number, profile: string): CaseParameters {
  if (profile === 'varied') return varied(seed);
  const known = PROFILES[profile];
  if (known === undefined)
    throw new Error(`no profile ${profile}: choose varied, ${Object.keys(PROFILES).join(', ')}`);
  return { ...DEFAULT, ...known.changes };
}
