// A small version of the report: the engine on case folders that its weights never saw, held to floors and to the baselines.
import { describe, expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { measureProfile } from './measure-profile.ts';

/** Of the seeds of development; those of the last measurement are left alone. */
const FIRST_SEED = 590;

describe.each(Object.entries(FLOORS))('profile %s', (profile, floor) => {
  it('is held', async () => {
    const { top1, edges, topError, baselines } = await measureProfile({
      profile,
      firstSeed: FIRST_SEED,
      cases: floor.cases,
    });
    expect(top1.value).toBeGreaterThanOrEqual(floor.top1);
    expect(edges.f1).toBeGreaterThanOrEqual(floor.f1);
    expect(topError).toBeLessThanOrEqual(floor.ece);
    for (const baseline of baselines.values()) {
      expect(top1.value).toBeGreaterThanOrEqual(baseline.top1);
      expect(edges.f1).toBeGreaterThanOrEqual(baseline.f1);
    }
  });
});
