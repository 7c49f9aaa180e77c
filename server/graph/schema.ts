// Constraint and indexes of the graph, derived from the contract's registry.
import { cypher } from './cypher.ts';
import type { Engine } from './engine.ts';
import { nodeTypes } from './labels.ts';

/**
 * Creates what is missing: a unique `key` of every element with an index on it, the chain's index on the case, and an
 * index on `id` for each type. Runs at every start; what is there stays.
 * @throws graph-unavailable
 */
export async function applySchema(engine: Engine): Promise<void> {
  const statements = [
    cypher('schema/projection-unique'),
    cypher('schema/element-key-unique'),
    cypher('schema/element-key-index'),
    cypher('schema/chain-case-index'),
    ...nodeTypes.map((type) => cypher('schema/id-index', { labels: [type] })),
  ];
  for (const statement of statements) await engine.write((tx) => tx.run(statement));
}
