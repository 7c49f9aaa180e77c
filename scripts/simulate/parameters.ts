// What a simulated chain of lists is made with: the default mix, the profiles that figures are reported for, and the wide
// ranges that weights are fitted on.
import { random } from './random.ts';

/** Rates are per cell unless said otherwise; shares and probabilities 0–1. */
export interface SimulationParameters {
  lists: number;
  /** Lists collected independently of any other. */
  roots: number;
  complexes: number;
  /** Owners per complex are drawn from 60–400 times this. */
  scale: number;
  /** Share of lists that were never seized. */
  hidden: number;
  /** New errors per copied cell. */
  newErrors: number;
  /** Errors per cell when a list is collected. */
  rootErrors: number;
  /** Errors corrected per wrong cell at each copy. */
  fixes: number;
  /** Share of errors that are the one common slip of that value, so that two people make it independently. */
  commonSlip: number;
  merges: number;
  undated: number;
  /** Share of the dated lists that are dated by a range or from one side only. */
  vague: number;
  cleaned: number;
  enriched: number;
  ownAdditions: number;
  missedLinks: number;
  falseLinks: number;
  sortedByName: number;
  /** 0: parents drawn evenly; 1: often copied lists are copied more. */
  popular: number;
  blanks: number;
  /** Share of merges that have four to ten parents instead of two or three. */
  manyParents: number;
  /** Share of merges that leave the rows of one home in the list as often as the parents hold it. */
  repeats: number;
}

/** The default mix: 30% hidden, 30% merges, 20% undated. */
export const DEFAULT: SimulationParameters = {
  lists: 60,
  roots: 10,
  complexes: 25,
  scale: 1,
  hidden: 0.3,
  newErrors: 0.004,
  rootErrors: 0.02,
  fixes: 0.0005,
  commonSlip: 0.25,
  merges: 0.3,
  undated: 0.2,
  vague: 0,
  cleaned: 0.15,
  enriched: 0,
  ownAdditions: 0,
  missedLinks: 0,
  falseLinks: 0,
  sortedByName: 0,
  popular: 0,
  blanks: 0,
  manyParents: 0,
  repeats: 0,
};

/** What the figures of the lineage engine are reported for. */
export const PROFILES: Record<string, Partial<SimulationParameters>> = {
  default: {},
  dated: { undated: 0 },
  hidden60: { hidden: 0.6 },
  undated: { undated: 1 },
  nuisances: {
    enriched: 0.3,
    ownAdditions: 0.3,
    missedLinks: 0.02,
    falseLinks: 0.004,
    sortedByName: 0.2,
    popular: 0.5,
    blanks: 0.15,
  },
  'vague dates': { vague: 0.7, undated: 0.3 },
  'small case': { lists: 24, roots: 5, complexes: 10, scale: 0.25 },
  'five lists': { lists: 8, roots: 3, complexes: 8, scale: 0.5 },
  'few errors': { newErrors: 0.0015 },
  'big merges': { merges: 0.5, manyParents: 0.3, repeats: 0.5 },
};

/** Parameters drawn over wide ranges, half of them with nuisances: variety is what keeps weights honest under shift. */
export function varied(seed: number): SimulationParameters {
  const r = random(seed, 777);
  const nuisances = r.chance(0.5);
  const some = (top: number, share = 0.5): number => (r.chance(share) ? r.uniform(0, top) : 0);
  const small = r.chance(0.3);
  const parameters: SimulationParameters = {
    ...DEFAULT,
    newErrors: r.logUniform(0.001, 0.012),
    rootErrors: r.logUniform(0.006, 0.05),
    commonSlip: r.uniform(0.1, 0.6),
    merges: r.uniform(0.1, 0.5),
    hidden: r.pick([0.15, 0.3, 0.3, 0.45, 0.6]),
    undated: r.pick([0, 0.2, 0.2, 0.5, 1]),
    vague: r.pick([0, 0, 0.5, 1]),
    lists: small ? r.int(5, 40) : r.int(35, 85),
    roots: small ? r.int(2, 6) : r.int(5, 18),
    manyParents: r.pick([0, 0, 0.15]),
    repeats: r.pick([0, 0.4]),
    complexes: small ? r.int(6, 15) : 25,
    scale: r.pick([1, 1, 0.5, 0.25]),
    fixes: r.logUniform(0.0002, 0.003),
  };
  if (!nuisances) return parameters;
  return {
    ...parameters,
    enriched: some(0.4, 0.6),
    ownAdditions: some(0.4),
    missedLinks: some(0.03, 0.6),
    falseLinks: some(0.006, 0.6),
    sortedByName: some(0.25),
    popular: some(1),
    blanks: some(0.2),
  };
}
