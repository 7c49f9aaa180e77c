// Statements are filled from the contract alone, and none is left half filled.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RelationType } from '#contract/model/relation.ts';
import { cypher } from './cypher.ts';

const root = join(import.meta.dirname, '../../cypher');

describe('cypher', () => {
  test('reads a statement by its name', () => {
    expect(cypher('queries/element')).toBe(readFileSync(join(root, 'queries/element.cypher'), 'utf8'));
  });

  test('fills labels and relationship types, quoted', () => {
    expect(cypher('load/upsert-nodes', { labels: ['Chain', 'Party'] })).toContain('SET n:`Chain`:`Party`');
    expect(cypher('load/create-edges', { relation: 'HOLDS' })).toContain('-[r:`HOLDS`]->');
    expect(cypher('queries/overview-edges')).toContain('`HOLDS`|`USES`|');
    expect(cypher('queries/overview-edges')).not.toContain('CONTAINS');
  });

  test.each(['Nobody', 'Party` DETACH DELETE n //', ''])('refuses the label %j', (label) => {
    expect(() => cypher('load/upsert-nodes', { labels: [label] })).toThrow('not a label');
  });

  test('refuses a relationship type that the contract does not have', () => {
    const relation = 'HOLDS`]->() DELETE r //' as RelationType;
    expect(() => cypher('load/create-edges', { relation })).toThrow('not a label or relationship type');
  });

  test('refuses a statement with a placeholder left', () => {
    expect(() => cypher('load/upsert-nodes')).toThrow('to be filled');
  });

  test.each(['queries/none', '../package', 'queries/../load/drop-nodes', 'element'])(
    'refuses the name %s',
    (name) => {
      expect(() => cypher(name)).toThrow();
    },
  );

  test('every file is one statement that opens with what it is for', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.cypher'),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text, file).toMatch(/^\/\/ \S/);
      expect(text.replaceAll(/^\/\/.*$/gm, ''), file).not.toContain(';');
    }
  });
});
