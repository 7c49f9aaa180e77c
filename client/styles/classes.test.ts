// Style sheets of parts stay loaded when one goes on to another page: a class that two of them style looks otherwise by the way one came.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';

const client = join(import.meta.dirname, '..');

/** Classes with which selectors of a sheet begin. */
function classesOf(css: string): Set<string> {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g);
  return new Set(
    [...rules].flatMap(([, selectors = '']) =>
      selectors.split(',').flatMap((selector) => /^\.(vt-[\w-]+)/.exec(selector.trim())?.[1] ?? []),
    ),
  );
}

it('lets one part alone style a class; what several share stands in client/styles', () => {
  const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && !file.startsWith(`styles${sep}`))
    .sort();
  const owners = new Map<string, string[]>();
  for (const sheet of sheets) {
    for (const name of classesOf(readFileSync(join(client, sheet), 'utf8'))) {
      owners.set(name, [...(owners.get(name) ?? []), sheet]);
    }
  }
  expect(owners.size).toBeGreaterThan(200);
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
});
