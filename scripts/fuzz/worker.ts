// A process that runs blocks as it is told, and leaves the input at hand in a file: should it end or hang, that is the one.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Block } from './blocks.ts';
import { TARGETS } from './targets/registry.ts';

const [scratch = ''] = process.argv.slice(2);

process.on('message', (block: Block) => {
  const target = TARGETS.find(({ name }) => name === block.target)!;
  void target
    .run(block.seed, block.runs, (bytes) => writeFileSync(scratch, bytes))
    .then((found) =>
      process.send?.(
        found === undefined ? {} : { error: found.error, bytes: found.bytes.toString('base64') },
      ),
    );
});
process.on('disconnect', () => process.exit());
