/**
 * The tests, in four projects that run one after the other (two cores are all a small machine has):
 * `unit` (the rest), `engines` (*.engine.test.ts, with a real Neo4j), `slow` (*.slow.test.ts: kills, restarts, copies of
 * the tree) and `browser` (*.browser.test.ts: the built app in a real browser).
 */
import { configDefaults, defineConfig, type TestUserConfig } from 'vitest/config';
import { PATIENCE_MS } from './tests/browser/patience.ts';

const ENGINES = '**/*.engine.test.ts';
const SLOW = '**/*.slow.test.ts';
const BROWSER = '**/*.browser.test.ts';

/** Projects with workers of their own number must run in groups of their own. */
const inOrder = (groupOrder: number): TestUserConfig => ({ sequence: { groupOrder } });

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, '**/.cache/**', '**/dist/**'],
    projects: [
      {
        extends: true,
        test: {
          ...inOrder(0),
          name: 'unit',
          include: ['{server,scripts,client,tests}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ENGINES, SLOW, BROWSER],
          environment: 'node',
          maxWorkers: 2,
          // Against what hangs; no test measures time, and a busy machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...inOrder(1),
          name: 'engines',
          include: [ENGINES],
          globalSetup: './scripts/neo4j/vitest-setup.ts',
          // One file at a time: they share one Neo4j, and the community edition has one database.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...inOrder(2),
          name: 'slow',
          include: [SLOW],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          ...inOrder(3),
          name: 'browser',
          // A page says what it did when it has drawn it; as patient as the locators.
          expect: { poll: { timeout: PATIENCE_MS } },
          include: [BROWSER],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 400_000,
        },
      },
    ],
  },
});
