/** The Neo4j of the test run answers, and is of a version the product supports. */
import { describe, expect, inject, test } from 'vitest';
import { ask } from './ask.ts';

const uri = inject('neo4jUri');

// Without a Neo4j the run ends by saying so; where CI is set, a missing one has failed the run before this (scripts/provision/skip.ts).
describe.skipIf(uri === undefined)('the provisioned Neo4j', () => {
  test('answers on the provided address', async () => {
    expect(await ask(uri!, 'RETURN 1')).toBe(1);
  });

  test('is version 5.26 or later', async () => {
    const version = String(await ask(uri!, 'CALL dbms.components() YIELD versions RETURN versions[0]'));
    const [major = 0, minor = 0] = version.split('.').map(Number);
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(5026);
  });
});
