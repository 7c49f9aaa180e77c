// Fits the weights of the lineage ranker on simulated cases and writes them as data: node scripts/run.mjs scripts/train/train.ts [cases]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Additive, logOdds, probabilityOf } from '../../server/lineage/additive.ts';
import {
  type Candidate,
  firstLook,
  type Look,
  secondLook,
  STAGE_ONE,
  STAGE_TWO,
} from '../../server/lineage/stages.ts';
import { varied } from '../simulate/parameters.ts';
import { type SimulatedCase, simulate } from '../simulate/simulate.ts';
import { fit } from './logistic.ts';

/** Seeds of the training cases begin here; figures are measured on seeds below 1000. */
const FIRST_SEED = 1000;
/** Folds of the first stage, so that the second learns from probabilities that did not see their own case. */
const FOLDS = 3;

const cases = Number(process.argv[2] ?? 120);
const log = (text: string): boolean => process.stderr.write(`${text}\n`);

const isNearest = (of: SimulatedCase, look: Look, { c, p }: Candidate): number =>
  of.truth.nearest.get(look.k.lists[c]!.id)!.has(look.k.lists[p]!.id) ? 1 : 0;
const isCommon = (of: SimulatedCase, look: Look, { c, p }: Candidate): number =>
  of.truth.kinship(look.k.lists[c]!.id, look.k.lists[p]!.id) === 'common' ? 1 : 0;

const table = (
  of: readonly { one: SimulatedCase; look: Look }[],
  label: typeof isNearest,
): [Float64Array[], number[]] => [
  of.flatMap(({ look }) => look.candidates.map(({ row }) => row)),
  of.flatMap(({ one, look }) => look.candidates.map((candidate) => label(one, look, candidate))),
];
const probabilities = (model: Additive, look: Look): number[] =>
  look.candidates.map(({ row }) => probabilityOf(logOdds(model, row)));

const chains = Array.from({ length: cases }, (_, i) => {
  const one = simulate(FIRST_SEED + i, varied(FIRST_SEED + i));
  return { one, look: firstLook(one.input), fold: i % FOLDS };
});
log(`${cases} cases, ${chains.reduce((sum, { look }) => sum + look.candidates.length, 0)} pairs`);
const folds = Array.from({ length: FOLDS }, (_, fold) =>
  fit(
    STAGE_ONE,
    ...table(
      chains.filter((chain) => chain.fold !== fold),
      isNearest,
    ),
  ),
);
const first = fit(STAGE_ONE, ...table(chains, isNearest));
const second = chains.map(({ one, look, fold }) => ({
  one,
  look: secondLook(look, probabilities(folds[fold]!, look)),
}));
log(`second stage: ${second.reduce((sum, { look }) => sum + look.candidates.length, 0)} pairs`);
const round = (model: Additive): Additive => ({
  intercept: Number(model.intercept.toPrecision(6)),
  prior: Number(model.prior.toPrecision(6)),
  terms: model.terms.map((term) => ({
    ...term,
    weight: Number(term.weight.toPrecision(5)),
    mean: Number(term.mean.toPrecision(6)),
    sd: Number(term.sd.toPrecision(6)),
  })),
});
const model = {
  version: '0.1.0',
  training: { cases, firstSeed: FIRST_SEED, parameters: 'varied', ridge: 10 },
  first: round(first),
  second: round(fit(STAGE_TWO, ...table(second, isNearest))),
  common: round(fit(STAGE_TWO, ...table(second, isCommon))),
};
const file = fileURLToPath(new URL('../../server/lineage/model.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(model)}\n`);
log(`wrote ${file}`);
