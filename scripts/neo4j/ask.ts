/** One query to a Neo4j, for tests of the provisioning itself. */
import neo4j from 'neo4j-driver';

/**
 * Runs one query on a connection of its own, without retries, and returns the first value of the first record.
 *
 * @throws Neo4jError when the server is away or the query is wrong
 */
export async function ask(uri: string, query: string): Promise<unknown> {
  const user = process.env['NEO4J_USER'] ?? 'neo4j';
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, process.env['NEO4J_PASSWORD'] ?? ''), {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: 0,
  });
  try {
    const { records } = await driver.executeQuery(query);
    return records[0]?.get(0);
  } finally {
    await driver.close();
  }
}
