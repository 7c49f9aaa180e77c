// Measures a flow of lists: what hangs on each party, and what is to be expected where sources are uncertain.
import type { Expectation } from '../../measures/expectation.ts';
import type { Flow } from '../../measures/flow.ts';
import type { Measures } from '../../measures/measure.ts';
import { pacer } from '../../pace.ts';
import { defineTask } from '../define.ts';

export interface HubsInput {
  flow: Flow;
  /** Group of each party, for brokerage. */
  groupOf: number[];
  seed: number;
  /** Draws for expected values; none where 0. */
  draws: number;
}

export interface HubsAnswer {
  measures: Measures;
  expectation: Expectation | null;
}

/** The packages of graphs are loaded by whoever measures, not by every command. */
export const hubs = defineTask<HubsInput, never, HubsAnswer>(
  async ({ flow, groupOf, seed, draws }, { progress }) => {
    const { measureFlow } = await import('../../measures/measure.ts');
    const measures = measureFlow(flow, { groupOf, seed });
    if (draws === 0) return { measures, expectation: null };
    const { expectMeasures } = await import('../../measures/expectation.ts');
    const pause = pacer();
    const expectation = await expectMeasures(flow, {
      draws,
      seed,
      async onDraw(done, total) {
        progress(done, total);
        await pause();
      },
    });
    return { measures, expectation };
  },
);
