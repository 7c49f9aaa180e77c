// The bill of materials holds what is shipped, the client's bundle among it, and none of the tools.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packageOf } from './shipped.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Bom {
  bomFormat: string;
  components: { name: string; version: string; licenses?: unknown[]; purl?: string }[];
}

it('names every package that is shipped, with version and licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-'));
  const file = join(folder, 'sbom.json');
  execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/sbom/sbom.ts', file], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  const made = JSON.parse(readFileSync(file, 'utf8')) as Bom;
  rmSync(folder, { recursive: true });
  expect(made.bomFormat).toBe('CycloneDX');
  const versions = new Map(made.components.map(({ name, version }) => [name, version]));
  for (const [name, version] of Object.entries(packageJson.dependencies))
    expect([name, versions.get(name)]).toEqual([name, version]);
  for (const name of ['react', 'react-dom', '@mantine/core', 'cytoscape', 'react-remove-scroll', 'scheduler'])
    expect(versions.has(name)).toBe(true);
  const tools = ['vitest', 'playwright-core', 'oxlint', 'typescript', 'selfsigned', 'vite'];
  expect(tools.filter((name) => versions.has(name))).toEqual([]);
  expect(
    made.components.filter(({ licenses }) => (licenses ?? []).length === 0).map(({ name }) => name),
  ).toEqual([]);
}, 240_000);

it.each([
  ['@mantine/core/styles.css', '@mantine/core'],
  ['elkjs/lib/elk-api.js', 'elkjs'],
  ['react', 'react'],
  ['#contract/text.ts', undefined],
  ['./a.ts', undefined],
  ['virtual:look-icons', undefined],
])('reads the package of %s', (specifier, name) => {
  expect(packageOf(specifier)).toBe(name);
});
