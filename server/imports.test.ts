// Imports point one way: client → contract ← routes, cli → operations → queries → the engines of the house.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each part of the house may import, beside itself, the contract and packages. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  server: [
    'server/record',
    'server/graph',
    'server/ingest',
    'server/workers',
    'server/uploads',
    'server/transfer',
  ],
  client: ['server/drawing'],
  'server/contract': [],
  'server/drawing': [],
  'server/lineage': [],
  'server/names': [],
  'server/linkage': ['server/names'],
  'server/counting': [],
  'server/canaries': ['server/ingest', 'server/names'],
  'server/typesetting': ['server/drawing'],
  'server/exporters': ['server/drawing', 'server/typesetting'],
  'server/report': ['server/drawing', 'server/typesetting'],
  'server/measures': [],
  'server/flows': [],
  'server/proof': ['server/lineage'],
  'server/identities': [],
  'server/ingest': ['server/names'],
  'server/record': ['server/ingest', 'server/linkage', 'server/names'],
  'server/graph': [],
  'server/transfer': [],
  'server/timestamps': [],
  'server/uploads': ['server/record', 'server/ingest'],
  'server/workers': [
    'server/record',
    'server/ingest',
    'server/linkage',
    'server/lineage',
    'server/counting',
    'server/canaries',
    'server/measures',
    'server/identities',
    'server',
  ],
  'server/queries': [
    'server/lineage',
    'server/linkage',
    'server/counting',
    'server/canaries',
    'server/flows',
    'server/proof',
    'server/measures',
    'server/identities',
    'server/graph',
    'server/record',
    'server',
  ],
  'server/operations': [
    'server/queries',
    'server/lineage',
    'server/linkage',
    'server/counting',
    'server/canaries',
    'server/measures',
    'server/identities',
    'server/graph',
    'server/record',
    'server/ingest',
    'server/uploads',
    'server/transfer',
    'server/exporters',
    'server/report',
    'server/drawing',
    'server/workers',
    'server/timestamps',
    'server',
  ],
  'server/plugins': ['server', 'server/record'],
  'server/routes': ['server/operations', 'server/queries', 'server/plugins', 'server'],
  'server/cli': ['server/operations', 'server/queries', 'server/exporters', 'server'],
};

/** What puts the parts together may import any of them. */
const ROOTS = ['server/main.ts', 'server/app.ts'];

/** Packages that each of the strict parts may use; others may use any dependency. */
const PACKAGES: Record<string, readonly string[]> = {
  'server/contract': ['zod'],
  'server/lineage': [],
  'server/linkage': [],
  'server/names': [],
  'server/counting': [],
  'server/identities': [],
  'server/flows': [],
  'server/proof': [],
  'server/measures': [
    'graphology',
    'graphology-components',
    'graphology-communities-louvain',
    'graphology-metrics/centrality/betweenness.js',
    'graphology-metrics/centrality/pagerank.js',
  ],
  'server/drawing': [],
};

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.includes('/testing/'));

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

/** The part of the house in which a file lives: `client`, `server/record`, or `server` for the files on top. */
const partOf = (file: string): string => {
  const [top = '', second = '', third] = file.split('/');
  return top === 'server' && third !== undefined ? `${top}/${second}` : top;
};

const target = (file: string, specifier: string): string => {
  if (specifier.startsWith('#contract/')) return 'server/contract';
  if (specifier.startsWith('#drawing/')) return 'server/drawing';
  if (specifier.startsWith('.')) {
    const path = normalize(join(dirname(file), specifier))
      .split(sep)
      .join('/');
    return path.endsWith('package.json') ? 'package' : partOf(path);
  }
  return `package:${specifier}`;
};

const forbidden = (file: string): string[] => {
  const part = partOf(file);
  const allowed = MAY_IMPORT[part];
  if (allowed === undefined || ROOTS.includes(file)) return [];
  return importsOf(file).filter((specifier) => {
    const to = target(file, specifier);
    if (to.startsWith('package:')) {
      const packages = PACKAGES[part];
      return packages !== undefined && !packages.includes(to.slice('package:'.length));
    }
    if (part === 'server/contract' || part === 'client') {
      return !(to === part || to === 'server/contract' || to === 'package' || allowed.includes(to));
    }
    return !(to === part || to === 'server/contract' || to === 'package' || allowed.includes(to));
  });
};

describe('imports', () => {
  const all = [...files('server'), ...files('client')];

  it('finds the house', () => {
    expect(all.length).toBeGreaterThan(40);
    expect(new Set(all.map(partOf))).toContain('server/contract');
  });

  it('has a line for each part of the house', () => {
    expect([...new Set(all.map(partOf))].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
  });

  it.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (part) => {
    const wrong = all
      .filter((file) => partOf(file) === part)
      .flatMap((file) => forbidden(file).map((specifier) => `${file} imports ${specifier}`));
    expect(wrong).toEqual([]);
  });

  it('lets only graph/ and scripts/ read cypher/', () => {
    const readers = all.filter(
      (file) => partOf(file) !== 'server/graph' && /\.cypher\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    const mentions = readers.filter((file) => !file.startsWith('server/contract/'));
    expect(mentions).toEqual([]);
  });
});
