// A simulated case through the product's own reader and linkage: what the lineage engine is given, with the truth beside it.
import type { LineageInput } from '../../server/lineage/index.ts';
import { parametersOf } from './cases/profiles.ts';
import { writtenCase } from './cases/written-case.ts';
import { readCase, type CaseStats, type ReadOptions } from './through/read-case.ts';
import type { Truth } from './truth.ts';

export interface SimulatedCase {
  input: LineageInput;
  truth: Truth;
}

export interface ReadSimulatedCase extends SimulatedCase {
  stats: CaseStats;
}

/** @param profile a name of PROFILES, or `varied` */
export async function simulateCase(seed: number, profile: string, options: ReadOptions = {}): Promise<ReadSimulatedCase> {
  const one = writtenCase(seed, parametersOf(seed, profile));
  return { ...(await readCase(one, options)), truth: one.truth };
}
