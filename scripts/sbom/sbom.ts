/**
 * `npm run sbom [-- FILE]`: the bill of materials of what is shipped, as CycloneDX, into `dist/sbom.cdx.json`. It is npm's own of what is
 * installed, without the tools of development; the packages that the client's bundle holds are in it, though npm calls them such.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { shipped } from './shipped.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MOST_BYTES = 64 * 1024 ** 2;

/** Licences that a package states in a file and not in its `package.json`; a test finds one that is missing here. */
const IN_A_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  scope: z.string().optional(),
  properties: z.array(z.looseObject({ name: z.string() })).optional(),
});
const bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

const made = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: MOST_BYTES,
});
const whole = bom.parse(JSON.parse(made));
const wanted = shipped(ROOT);
const components = whole.components
  .filter(({ name, version }) => wanted.has(`${name}@${version}`))
  .map(({ properties = [], ...one }) => ({
    ...one,
    ...(IN_A_FILE[one.name] === undefined ? {} : { licenses: [{ license: { id: IN_A_FILE[one.name] } }] }),
    scope: one.scope === 'optional' ? 'optional' : 'required',
    properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  }));
const kept = new Set(components.map((one) => one['bom-ref']));
const dependencies = whole.dependencies
  .filter(({ ref }) => kept.has(ref) || !whole.components.some((one) => one['bom-ref'] === ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));

const [file = join(ROOT, 'dist', 'sbom.cdx.json')] = process.argv.slice(2);
writeFileSync(file, `${JSON.stringify({ ...whole, components, dependencies }, undefined, 1)}\n`);
process.stdout.write(`${file}: ${components.length} of ${whole.components.length} packages are shipped\n`);
