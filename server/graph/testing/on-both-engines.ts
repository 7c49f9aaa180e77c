// Tests that both engines must pass, each test on an empty one with the schema applied.
import { afterEach, beforeEach, describe, test } from 'vitest';
import type { Engine } from '../engine.ts';
import { applySchema } from '../schema.ts';
import { embedded, server, type Opened } from './engines.ts';

/**
 * @param uri the run's Neo4j; without one, which the run says at its end, that half is skipped
 * @param tests given what answers the engine of the test that runs, and how it is called
 */
export function onBothEngines(
  uri: string | undefined,
  tests: (current: () => Engine, name: string) => void,
): void {
  describe.each([
    ['grafeo', embedded],
    ['neo4j', uri === undefined ? undefined : () => server(uri)],
  ] as const)('%s', { timeout: 120_000 }, (name, open) => {
    // Said at the end of the run; where CI is set, a missing one has failed the run before this (scripts/provision/skip.ts).
    if (!open) return void test.skip('no Neo4j', () => {});
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
      await applySchema(opened.engine);
    });
    afterEach(() => opened.close());
    tests(() => opened.engine, name);
  });
}
