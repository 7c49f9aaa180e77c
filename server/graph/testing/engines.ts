// The engines of the tests: the embedded one in a temporary folder, and the run's Neo4j, emptied first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import { openGrafeo } from '../grafeo.ts';
import { openNeo4j } from '../neo4j.ts';

/** An engine and what is to be called when the test has done with it. */
export interface Opened {
  engine: Engine;
  close(): Promise<void>;
}

/** A temporary folder with the function that removes it. */
export function temporary(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-graph-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Embedded, with the rows of every statement without ORDER BY in random order. */
export async function embedded(): Promise<Opened> {
  const { folder, remove } = temporary();
  const engine = await openGrafeo(join(folder, 'graph'), { shuffleUnordered: true });
  return {
    engine,
    close: async () => {
      await engine.close();
      remove();
    },
  };
}

/** Removes everything from a Neo4j, in pieces. */
export async function wipe(engine: Engine): Promise<void> {
  for (let left = 1; left > 0;) {
    const [row] = await engine.write((tx) =>
      tx.run('MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS deleted'),
    );
    left = Number(row?.['deleted']);
  }
}

/** The Neo4j at `uri`, empty. */
export async function server(uri: string): Promise<Opened> {
  const engine = await openNeo4j({ NEO4J_URI: uri });
  await wipe(engine);
  return { engine, close: () => engine.close() };
}
