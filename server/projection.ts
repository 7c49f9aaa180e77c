// The graph behind a record: opened when first needed, schema applied, caught up; found again after it was away.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { named, VinetraceError } from '#contract/errors.ts';
import type { Config } from './config.ts';
import {
  applySchema,
  assertOwn,
  compareGraph,
  type Engine,
  type GraphComparison,
  openEngine,
  project,
  type ProjectionSource,
  rebuild,
  standing,
} from './graph/index.ts';
import { STAGES, type OnProgress } from './progress.ts';

/** What is known of the graph at this moment. */
export interface GraphState {
  /** Schema applied, projection caught up, and the engine answered when it was last asked. */
  ready: boolean;
  engine: { name: string; version: string } | null;
  /** The last journal entry that the graph holds; null while it is not ready. */
  entry: number | null;
  problem: VinetraceError | undefined;
  /** How often it was begun to be made anew: what was read across such a moment may lack elements. */
  rebuilds: number;
}

interface Options {
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** A graph that was compared with its record, or that is not as far as the record: the next that needs it brings it up to it. */
export type CheckedGraph =
  | ({ compared: true } & GraphComparison)
  | { compared: false; entry: number; head: number };

/** The record, as it is projected and as the graph is compared with it. */
export type GraphSource = ProjectionSource & {
  standing(): { head: number; changes(): ReturnType<ProjectionSource['changes']>; close(): void };
};

export interface Projection {
  state(): GraphState;
  /** The engine, opened and caught up. @throws graph-unavailable, foreign-graph; internal where the record cannot be read */
  engine(): Promise<Engine>;
  /** Brings what the record holds by now into the graph. */
  catchUp(options?: Options): Promise<void>;
  rebuild(): Promise<{ entries: number; nodes: number; relationships: number }>;
  /** Compares all that the engine holds with the record, and changes nothing. @throws graph-unavailable, foreign-graph, cancelled */
  compare(options?: Options): Promise<CheckedGraph>;
  /** Asks the engine whether it is there; opens it again where it was away. Never throws. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Said where no engine is to blame: reading the record failed, or a statement did. */
const UNMADE = { zh: '未能由案卷生成图', en: 'The graph could not be made from the record' };

/** Makes the projection of `source` into the engine that the settings name; nothing is opened yet. */
export function projectionOf(config: Config, source: GraphSource): Projection {
  let engine: Engine | undefined;
  let opening: Promise<Engine> | undefined;
  let ready = false;
  let entry: number | null = null;
  let problem: VinetraceError | undefined;
  let rebuilds = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: two projections at once would write the same batches twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };

  /** The engine, once it is known that what it holds is of this record. */
  const own = async (): Promise<Engine> => {
    engine ??= await openEngine({ data: config.data, env: config.env });
    await engine.ping();
    try {
      await assertOwn(engine, source.dataId);
    } catch (error) {
      const isForeign = error instanceof VinetraceError && error.code === 'foreign-graph';
      if (!isForeign || config.env['NEO4J_URI'] !== undefined) throw error;
      // An embedded store belongs to its folder: it is left from a record that was replaced.
      engine = await removed(engine);
    }
    return engine;
  };

  /** Another embedded store in the place of one, of which nothing is left. */
  const removed = async (former: Engine): Promise<Engine> => {
    engine = undefined;
    // Whoever asks for the engine from now on is not given that one.
    opening = undefined;
    ready = false;
    await former.close();
    await rm(join(config.data, 'graph'), { recursive: true, force: true });
    return openEngine({ data: config.data, env: config.env });
  };

  /** The engine to write to. What an embedded store deletes stays in its files for a while: one with former pseudonyms is removed. */
  const writable = async (): Promise<Engine> => {
    const current = await own();
    if (config.env['NEO4J_URI'] !== undefined) return current;
    const { outdated } = await standing(current, source.dataId, source.pseudonyms?.());
    if (outdated) engine = await removed(current);
    return engine ?? current;
  };

  const isReady = (applied: number): void => {
    ready = true;
    entry = applied;
    problem = undefined;
  };

  const open = async (options: Options): Promise<Engine> => {
    const engine = await writable();
    await applySchema(engine);
    const onProgress = options.onProgress;
    const { applied } = await project(engine, source, {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(onProgress === undefined
        ? {}
        : {
            onProgress: (done: number, total?: number) =>
              onProgress({
                stage: STAGES.graph,
                done,
                ...(total === undefined ? {} : { total }),
                rows: done,
              }),
          }),
    });
    isReady(applied);
    return engine;
  };

  const lost = (error: unknown): never => {
    ready = false;
    opening = undefined;
    problem = named(error, UNMADE);
    throw problem;
  };

  const opened = (options: Options = {}): Promise<Engine> =>
    (opening ??= inTurn(() => open(options)).catch(lost));

  return {
    state: () => ({
      ready,
      engine: engine === undefined ? null : { name: engine.name, version: engine.version },
      entry: ready ? entry : null,
      problem,
      rebuilds,
    }),
    engine: () => opened(),
    async catchUp(options = {}) {
      if (opening === undefined) {
        await opened(options);
        return;
      }
      await opening;
      await inTurn(() => open(options)).catch(lost);
    },
    async rebuild() {
      const rebuilding = inTurn(async () => {
        rebuilds += 1;
        const current = await writable();
        await applySchema(current);
        const rebuilt = await rebuild(current, source);
        isReady(rebuilt.entries);
        return { current, rebuilt };
      }).catch(lost);
      // Whoever asks meanwhile waits: a graph that is being made answers from a part.
      opening = rebuilding.then(({ current }) => current);
      opening.catch(() => {});
      return (await rebuilding).rebuilt;
    },
    async compare({ signal, onProgress } = {}) {
      return inTurn(async (): Promise<CheckedGraph> => {
        const current = await own();
        const {
          entry: known,
          unfinished,
          outdated,
        } = await standing(current, source.dataId, source.pseudonyms?.());
        const record = source.standing();
        try {
          if (unfinished || outdated || known !== record.head)
            return { compared: false, entry: outdated ? 0 : known, head: record.head };
          const total = source.size?.(0);
          const found = await compareGraph(current, record.changes, {
            signal,
            onProgress: (done) =>
              onProgress?.({ stage: STAGES.compare, done, ...(total === undefined ? {} : { total }) }),
          });
          return { compared: true, ...found };
        } finally {
          record.close();
        }
      });
    },
    async check() {
      try {
        if (!ready) await opened();
        else await engine?.ping();
      } catch (error) {
        ready = false;
        opening = undefined;
        problem = named(error, UNMADE);
      }
    },
    async close() {
      await queue;
      await engine?.close();
    },
  };
}
