// Neo4j itself ends in the middle of a load, in order or as by a crash, and is started again on its store: what was acknowledged
// stands in the record, and the graph is all that the record says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startNeo4j, type Neo4j } from '../scripts/neo4j/provision.ts';
import { verifyAll } from './operations/verify.ts';
import { UNWATCHED } from './routes/unwatched.ts';
import { ROOT } from './testing/cli.ts';
import { Proxy } from './testing/proxy.ts';
import { load, temporaryWorkspace } from './testing/workspace.ts';

const DEYANG = join(ROOT, 'fixtures/cases/deyang');
/** What Neo4j is sent of the case before it ends: about half of it. */
const SENT = 150_000;

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
}, 120_000);

describe('Neo4j of its own', { timeout: 600_000 }, () => {
  it.for(['stop', 'kill'] as const)(
    'ends by %s in the middle of a load, and is started again',
    async (how, { skip }) => {
      const dir = mkdtempSync(join(tmpdir(), 'vinetrace-neo4j-'));
      undo.push(() => rmSync(dir, { recursive: true, force: true }));
      const first = await startNeo4j({ dir });
      // Without a Neo4j the run ends by saying so; where CI is set, a missing one has failed the run before this (scripts/provision/skip.ts).
      if ('skipped' in first) return skip(first.skipped);
      let running: Neo4j = first;
      undo.push(() => running.stop());
      const proxy = new Proxy(first.uri);
      await proxy.start();
      undo.push(() => proxy.stop());
      const temporary = await temporaryWorkspace({ NEO4J_URI: proxy.uri });
      undo.push(() => temporary.remove());
      const { workspace } = temporary;
      await workspace.graph.engine();

      let ended: Promise<void> | undefined;
      proxy.budget = SENT;
      proxy.onSpent = () => {
        ended = first[how]();
        proxy.cut();
      };
      await expect(load(workspace, DEYANG)).rejects.toMatchObject({
        code: 'graph-unavailable',
        detail: {
          en: expect.stringMatching(/It is recorded; the graph is completed by .*does not answer: start it/),
        },
      });
      expect(ended).toBeDefined();
      await ended;
      const head = workspace.record.head();
      expect(head).toBeGreaterThan(50);
      expect(workspace.record.verify()).toMatchObject({ ok: true, problems: [] });

      const again = await startNeo4j({ dir, port: Number(new URL(first.uri).port) });
      if ('skipped' in again) return skip(again.skipped);
      running = again;
      await workspace.graph.catchUp();
      const found = await verifyAll(workspace, UNWATCHED);
      expect(found).toMatchObject({ ok: true, problems: [], graph: { compared: true, differing: 0 } });
      expect(found.graph?.relationships).toBeGreaterThan(100);
      expect(workspace.record.head()).toBe(head);
    },
  );
});
