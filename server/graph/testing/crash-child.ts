// A process for the crash test: projects into the embedded store one change after the other, and says each entry applied.
import process from 'node:process';
import { openEngine } from '../open.ts';
import { project } from '../projection.ts';
import { applySchema } from '../schema.ts';
import { growing } from './growing.ts';

const [data = ''] = process.argv.slice(2);
const engine = await openEngine({ data, env: {} });
await applySchema(engine);
const source = growing();
for (;;) {
  const { applied } = await project(engine, source.next(), { batchRows: 100 });
  process.stdout.write(`${applied}\n`);
}
