// The port to a graph engine: all that the rest of the product knows of Neo4j or of the embedded one.

/** A value that goes in or comes out; whole numbers beyond 2^53 do not occur in the model. */
export type GraphValue = null | boolean | number | string | GraphValue[] | { [key: string]: GraphValue };

/** One record of an answer: column name to value, nodes and relationships never, only maps of their properties. */
export type Row = Record<string, GraphValue>;

/** Parameters of a statement; `undefined` counts as absent. */
export type Params = Readonly<Record<string, unknown>>;

export interface EngineTx {
  run(cypher: string, params?: Params): Promise<Row[]>;
}

/**
 * A graph engine that is open. Statements come from the files in `cypher/` and run alike on every engine.
 * Every method throws `graph-unavailable` when the engine cannot be reached or does not answer in time; a later call
 * works again by itself once it can.
 */
export interface Engine {
  readonly name: 'grafeo' | 'neo4j';
  readonly version: string;
  /** True when the embedded store was damaged and has been thrown away: the projection fills it again. */
  readonly discarded: boolean;
  /** One statement that only reads; what it would write is refused or undone. */
  read(cypher: string, params?: Params): Promise<Row[]>;
  /** A transaction: all of `work` or nothing. `work` may run more than once (transient errors), so it must not keep state. */
  write<T>(work: (tx: EngineTx) => Promise<T>): Promise<T>;
  /** Runs work that writes very much, for which the engine may put its housekeeping off. */
  bulk<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the engine answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The environment variables that choose and reach an engine. */
export interface EngineEnv {
  readonly NEO4J_URI?: string | undefined;
  readonly NEO4J_USER?: string | undefined;
  readonly NEO4J_PASSWORD?: string | undefined;
  readonly NEO4J_DATABASE?: string | undefined;
}
