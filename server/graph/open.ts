// Chooses and opens the graph engine: Neo4j where `NEO4J_URI` is set, else the embedded one in the data directory.
import { join } from 'node:path';
import type { Engine, EngineEnv } from './engine.ts';
import { openGrafeo } from './grafeo.ts';

/**
 * Opens the engine of a data directory. The embedded store lies in `${data}/graph`; with Neo4j nothing is written there.
 * @throws graph-unavailable when Neo4j does not answer, data-in-use when another process has the embedded store open
 */
export async function openEngine({ data, env }: { data: string; env: EngineEnv }): Promise<Engine> {
  if (!env.NEO4J_URI) return openGrafeo(join(data, 'graph'));
  // The driver takes as long to load as all the rest of a command.
  const { openNeo4j } = await import('./neo4j.ts');
  return openNeo4j({ ...env, NEO4J_URI: env.NEO4J_URI });
}
