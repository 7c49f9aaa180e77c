/**
 * A Neo4j by hand, for work on the product: `node scripts/run.mjs scripts/neo4j/serve.ts [--dir DIR] [--port PORT]`.
 * Prints its address and runs until Ctrl-C. Without `--dir` the store is temporary.
 */
import { parseArgs } from 'node:util';
import { startNeo4j } from './provision.ts';

const { values } = parseArgs({
  options: { dir: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const neo4j = await startNeo4j({ ...(values.dir ? { dir: values.dir } : {}), port: Number(values.port) });
if ('skipped' in neo4j) process.exitCode = 1;
else {
  process.stdout.write(`${neo4j.uri}\n`);
  const stop = (): void => void neo4j.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
