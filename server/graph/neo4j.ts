// Neo4j through its official driver: managed transactions, retries, timeouts; it is how the product leaves one machine.
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { VinetraceError } from '#contract/errors.ts';
import type { Engine, EngineEnv, EngineTx, Params, Row } from './engine.ts';
import { within } from './within.ts';

/**
 * Milliseconds. A request must not wait long for a server that is gone; `query` and `write` end a statement in the server, and `silence`
 * after that its wait here: of a connection that fell silent without an end the driver itself is sure after two minutes only.
 */
const TIMEOUT = {
  connect: 5_000,
  acquire: 8_000,
  retry: 5_000,
  query: 30_000,
  write: 120_000,
  silence: 10_000,
};
export type Timeouts = typeof TIMEOUT;

type Sendable = null | boolean | string | number | object;

/** Whole numbers go out as integers (the driver would make them floats, which `LIMIT` refuses); `undefined` is left out. */
function sendable(value: unknown): Sendable {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(sendable);
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') {
    const out: Record<string, Sendable> = {};
    for (const [key, item] of Object.entries(value)) if (item !== undefined) out[key] = sendable(item);
    return out;
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  throw new TypeError(`a ${typeof value} cannot be a parameter of a graph statement`);
}

const unavailable = (zh: string, en: string, cause: unknown): VinetraceError =>
  new VinetraceError('graph-unavailable', { zh, en }, [], { cause });

const away = (address: string, cause?: unknown): VinetraceError =>
  unavailable(
    `Neo4j（${address}）没有响应：请启动它，或检查 NEO4J_URI`,
    `Neo4j at ${address} does not answer: start it, or check NEO4J_URI`,
    cause,
  );

const silent = (address: string): never => {
  throw away(address);
};

/** Makes `graph-unavailable` of whatever says that the server cannot answer; a fault of a statement stays as it is. */
function translate(error: unknown, address: string): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const { code } = error;
  if (
    code.startsWith('Neo.ClientError.Security') ||
    code === 'Neo.TransientError.Security.AuthenticationRateLimit'
  )
    return unavailable(
      `Neo4j（${address}）拒绝登录，请检查 NEO4J_USER 和 NEO4J_PASSWORD`,
      `Neo4j at ${address} refused the sign-in: check NEO4J_USER and NEO4J_PASSWORD`,
      error,
    );
  if (code === 'Neo.ClientError.Database.DatabaseNotFound')
    return unavailable(
      `Neo4j（${address}）没有 NEO4J_DATABASE 所指的数据库`,
      `Neo4j at ${address} has no database of the name in NEO4J_DATABASE`,
      error,
    );
  if (/TransactionTimedOut/.test(code))
    return unavailable('图查询超时', 'The graph query took too long', error);
  if (neo4j.isRetryableError(error) || !code.startsWith('Neo.')) return away(address, error);
  return error;
}

/** The address without what a person may have written into it beside the host: a password is never printed. */
function addressOf(uri: string): string {
  try {
    return new URL(uri).host;
  } catch {
    return 'NEO4J_URI';
  }
}

/**
 * Connects to Neo4j 5.26 or later: `bolt://`, `neo4j://` for a cluster, `neo4j+s://` for Aura. User (`neo4j`), password
 * (none: no sign-in) and database (the server's default) are optional.
 * @throws graph-unavailable when it does not answer or refuses the sign-in
 */
export async function openNeo4j(
  env: EngineEnv & { NEO4J_URI: string },
  timeouts: Timeouts = TIMEOUT,
): Promise<Engine> {
  const uri = env.NEO4J_URI;
  const address = addressOf(uri);
  const auth = env.NEO4J_PASSWORD
    ? neo4j.auth.basic(env.NEO4J_USER || 'neo4j', env.NEO4J_PASSWORD)
    : undefined;
  let driver: Driver | undefined;
  try {
    driver = neo4j.driver(uri, auth, {
      disableLosslessIntegers: true,
      connectionTimeout: timeouts.connect,
      connectionAcquisitionTimeout: timeouts.acquire,
      maxTransactionRetryTime: timeouts.retry,
      notificationFilter: { minimumSeverityLevel: 'OFF' },
      userAgent: 'vinetrace',
    });
    const asked = driver.getServerInfo(env.NEO4J_DATABASE ? { database: env.NEO4J_DATABASE } : {});
    const server = await within(timeouts.acquire + timeouts.silence, asked, () => silent(address));
    const version = server.agent?.replace(/^Neo4j\//, '') ?? '';
    return new Neo4j(driver, { address, version, database: env.NEO4J_DATABASE, timeouts });
  } catch (error) {
    await driver?.close();
    if (!driver)
      throw unavailable(
        'NEO4J_URI 无效，应形如 bolt://127.0.0.1:7687',
        'NEO4J_URI is not an address such as bolt://127.0.0.1:7687',
        error,
      );
    throw translate(error, address);
  }
}

class Neo4j implements Engine {
  readonly name = 'neo4j';
  readonly version: string;
  readonly discarded = false;
  readonly #driver: Driver;
  readonly #address: string;
  readonly #database: string | undefined;
  /** Shared by all sessions: on a cluster each sees what the one before has written. */
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #timeouts: Timeouts;

  constructor(
    driver: Driver,
    about: { address: string; version: string; database: string | undefined; timeouts: Timeouts },
  ) {
    this.#driver = driver;
    this.#address = about.address;
    this.version = about.version;
    this.#database = about.database || undefined;
    this.#timeouts = about.timeouts;
  }

  read(cypher: string, params: Params = {}): Promise<Row[]> {
    const timeout = this.#timeouts.query;
    return this.#session(timeout, (session) =>
      session.executeRead((tx) => this.#run(tx, cypher, params), { timeout }),
    );
  }

  write<T>(work: (tx: EngineTx) => Promise<T>): Promise<T> {
    const timeout = this.#timeouts.write;
    return this.#session(timeout, (session) =>
      session.executeWrite((tx) => work({ run: (cypher, params = {}) => this.#run(tx, cypher, params) }), {
        timeout,
      }),
    );
  }

  bulk<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async ping(): Promise<void> {
    await this.read('RETURN 1 AS one');
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #run(tx: ManagedTransaction, cypher: string, params: Params): Promise<Row[]> {
    const result = await tx.run<Row>(cypher, sendable(params) as Record<string, Sendable>);
    return result.records.map((record) => record.toObject());
  }

  async #session<T>(longest: number, work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#driver.session({
      bookmarkManager: this.#bookmarks,
      ...(this.#database ? { database: this.#database } : {}),
    });
    const { acquire, retry, silence } = this.#timeouts;
    // What was rolled back may be tried again for `retry`, on another connection.
    const wait = longest + retry + acquire + silence;
    try {
      return await within(wait, work(session), () => silent(this.#address));
    } catch (error) {
      throw translate(error, this.#address);
    } finally {
      // It waits for the server to take a rollback, which one that fell silent never does.
      await within(silence, session.close(), () => silent(this.#address)).catch(() => undefined);
    }
  }
}
