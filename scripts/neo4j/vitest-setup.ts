/** Vitest's global setup of the engine tests: one Neo4j for the whole run, its address as `inject('neo4jUri')`. */
import type { TestProject } from 'vitest/node';
import { startNeo4j } from './provision.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Bolt address of the run's Neo4j; undefined where there is none (never on a CI machine). */
    neo4jUri: string | undefined;
  }
}

/** Starts the server before the first engine test and returns what stops it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const neo4j = await startNeo4j();
  if ('skipped' in neo4j) {
    project.provide('neo4jUri', undefined);
    return async () => {};
  }
  project.provide('neo4jUri', neo4j.uri);
  return neo4j.stop;
}
