#!/usr/bin/env node
// The command `vinetrace`: starts the program that `npm run build` made.
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write('vinetrace is not built yet: run `npm run build`\n');
  process.exit(1);
}
await import(program.href);
