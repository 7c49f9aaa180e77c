/**
 * Measures hubs: node scripts/run.mjs scripts/bench/hubs.ts [PARTIES [TRANSFERS]]
 * A flow drawn by rule: each transfer makes a list of a later party from one of an earlier party; 5,000 and 50,000 where nothing is given.
 */
import process from 'node:process';
import { buildFlow, type KnownSource } from '../../server/measures/build-flow.ts';
import { expectMeasures } from '../../server/measures/expectation.ts';
import { immediateDominators } from '../../server/measures/dominators.ts';
import { digraph } from '../../server/measures/digraph.ts';
import { measureFlow } from '../../server/measures/measure.ts';
import { randomFrom } from '#contract/random.ts';

const GOAL = { measures: 2, draws: 10 };
const DRAWS = 200;
/** Kinds of parties, for brokerage. */
const KINDS = 5;

const [parties = 5000, transfers = 50_000] = process.argv.slice(2).map(Number);
const random = randomFrom(1);
const lists = Array.from({ length: parties }, (_, at) => ({ id: `L${at}`, holder: `P${at}` }));
const sources = Array.from({ length: transfers }, (): KnownSource => {
  const child = 1 + Math.floor(random() * (parties - 1));
  return {
    list: `L${child}`,
    from: `L${Math.floor(random() * child)}`,
    probability: 0.3 + 0.7 * random(),
    drawn: true,
    kind: 'inferred',
  };
});

async function timed(what: string, goal: number, work: () => Promise<unknown> | unknown): Promise<void> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(
    `${what}: ${seconds.toFixed(2)} s (goal ${goal}), ${((user + system) / 1e6).toFixed(2)} s of processor time\n`,
  );
}

const flow = buildFlow({
  parties: lists.map(({ holder }) => holder),
  partyOf: (id) => id,
  lists,
  transfers: [],
  sources,
});
process.stdout.write(`${flow.parties.length} parties, ${flow.links.length} links\n`);
await timed('measures, cuts of every party and cut sets', GOAL.measures, () =>
  measureFlow(flow, { groupOf: flow.parties.map((_, at) => at % KINDS), seed: 1 }),
);
await timed('dominators', GOAL.measures, () =>
  immediateDominators(
    digraph(
      flow.copies.length,
      flow.links.map(({ from }) => from),
      flow.links.map(({ to }) => to),
    ),
    0,
  ),
);
await timed(`expected values of ${DRAWS} draws`, GOAL.draws, () =>
  expectMeasures(flow, { draws: DRAWS, seed: 1 }),
);
