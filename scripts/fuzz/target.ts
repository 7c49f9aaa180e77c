// What is fuzzed: a source of inputs, all of them bytes in the end, and what must hold of each.
import process from 'node:process';
import * as fc from 'fast-check';

export interface TargetDefinition<T> {
  name: string;
  /** How many of a thousand inputs are this target's; slow ones get few. */
  share: number;
  inputs: fc.Arbitrary<T>;
  /** The input as the bytes of a fixture. */
  toBytes(value: T): Buffer | Promise<Buffer>;
  /** Throws where something does not hold. */
  check(bytes: Buffer): Promise<void> | void;
}

/** An input for which something does not hold, made as small as it could be. */
export interface Counterexample {
  bytes: Buffer;
  error: string;
  /** The run that found it. */
  seed: number;
  path: string;
}

export interface Target {
  name: string;
  share: number;
  check(bytes: Buffer): Promise<void>;
  /**
   * Runs so many inputs.
   *
   * @param seed the same seed gives the same inputs
   * @param before told each input before it is run, so that one that ends the process is known
   * @returns the smallest input found that breaks something, if any does
   */
  run(seed: number, runs: number, before?: (bytes: Buffer) => void): Promise<Counterexample | undefined>;
}

/**
 * An input that takes longer than this is a fault: whoever waits for an answer is gone by then. Processor time, for on a busy machine a
 * process may wait as long for its turn; what waits for ever without it, the pool ends.
 */
export const LONGEST_MS = 10_000;

/** Makes a target of its definition. */
export function defineTarget<T>({ name, share, inputs, toBytes, check }: TargetDefinition<T>): Target {
  const timed = async (bytes: Buffer): Promise<void> => {
    const begun = process.cpuUsage();
    await check(bytes);
    const { user, system } = process.cpuUsage(begun);
    const took = (user + system) / 1000;
    if (took > LONGEST_MS) throw new Error(`took ${Math.round(took)} ms of the processor`);
  };
  return {
    name,
    share,
    check: timed,
    async run(seed, runs, before) {
      const property = fc.asyncProperty(inputs, async (value) => {
        const bytes = await toBytes(value);
        before?.(bytes);
        await timed(bytes);
      });
      const ended = await fc.check(property, { seed, numRuns: runs });
      const [value] = ended.counterexample ?? [];
      if (!ended.failed || value === undefined) return undefined;
      const { errorInstance: error, counterexamplePath: path } = ended;
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { bytes: await toBytes(value), error: said, seed, path: path ?? '' };
    },
  };
}
