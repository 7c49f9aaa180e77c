// Which packages are shipped: what the server needs to run, and what the client's sources import, with all that those need.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const needs = z.record(z.string(), z.string()).default({});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: needs,
      optionalDependencies: needs,
      peerDependencies: needs,
      peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
      devDependencies: needs,
    }),
  ),
});
type Packages = z.infer<typeof lockFile>['packages'];

/** The package that an import names, undefined for files of ours and modules of the build. */
export function packageOf(specifier: string): string | undefined {
  if (/^[.#/]|^(?:node|virtual):/.test(specifier)) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Where the folder that a package resolves a name to stands in the lock file, as Node looks for it: upwards. */
function resolve(packages: Packages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (at === '') return undefined;
  }
}

/** Packages that the sources in `client/` import. */
function importedByClient(root: string): string[] {
  const folder = join(root, 'client');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:tsx?|css)$/.test(file) && !file.includes('test'),
  );
  const specifiers = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)].map(
      ([, specifier = '']) => specifier,
    ),
  );
  return [...new Set(specifiers.map(packageOf).filter((name) => name !== undefined))];
}

/** @returns name and version of every package that is shipped, as `name@version` */
export function shipped(root: string): Set<string> {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const own = packages[''];
  const found = new Set<string>();
  const waiting = [...Object.keys(own?.dependencies ?? {}), ...importedByClient(root)].map(
    (name): readonly [string, string] => ['', name],
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const place = resolve(packages, ...next);
    if (place === undefined || found.has(place)) continue;
    found.add(place);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[place]!;
    // A peer that may be missing is there for somebody else, such as the compiler for its types.
    const peers = Object.keys(peerDependencies).filter(
      (name) => peerDependenciesMeta[name]?.optional !== true,
    );
    const names = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
    waiting.push(...names.map((name): readonly [string, string] => [place, name]));
  }
  const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 13);
  return new Set([...found].map((place) => `${nameOf(place)}@${packages[place]?.version}`));
}
