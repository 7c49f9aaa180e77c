// Holds the two languages to each other and to the source: no text missing, none too many, none unused.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

const client = join(import.meta.dirname, '..');
const sourceOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
const source = sourceOf(client);

const keys = Object.keys(zh);
/** Whole keys in quotes, and beginnings of keys that are completed in code: `edge.${name}`. */
const whole = new Set([...source.matchAll(/'([a-z-]+(?:\.[a-z-]+)+)'/g)].map((match) => match[1] ?? ''));
const beginnings = [...source.matchAll(/`([a-z-]+\.)\$\{/g)].map((match) => match[1] ?? '');

/** What entries of the journal are called, as far as the server says it where it makes them. */
const actions = [...sourceOf(join(client, '../server')).matchAll(/append\(\{\s*action: ([^,]+),/g)].flatMap(
  ([, value = '']) => [...value.matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
);

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found).sort();

describe('texts', () => {
  it('are the same keys in both languages', () => {
    expect(Object.keys(en)).toEqual(keys);
  });

  it('are all used', () => {
    const unused = keys.filter(
      (key) => !whole.has(key) && !beginnings.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('are all there where the source asks for one', () => {
    const asked = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !(key in zh))).toEqual([]);
  });

  it('name every action of the journal', () => {
    expect(actions.length).toBeGreaterThan(25);
    expect(actions.filter((action) => !(`journal-action.${action}` in zh))).toEqual([]);
  });

  it('take the same values and are not empty', () => {
    for (const [key, text] of Object.entries(zh)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(en[key as keyof typeof en]), key).toEqual(placeholders(text));
    }
  });
});
