// A simulated case through the product's own reader and linkage: what the lineage engine is given, with the truth beside it.
import type { LineageInput } from '../../server/lineage/index.ts';
import { parametersOf } from './cases/profiles.ts';
import { writtenCase } from './cases/written-case.ts';
import { kept } from './through/kept.ts';
import { readCase, type CaseStats, type Oracle } from './through/read-case.ts';
import type { SimulatedCase } from './simulate.ts';
import { truthOf, type Lineages } from './truth.ts';

export interface ReadSimulatedCase extends SimulatedCase {
  stats: CaseStats;
}

export interface SimulateOptions {
  /** Folder in which what was read is kept; the next one who asks for the same case reads that. */
  keep?: string | undefined;
  /** What is taken from the truth, to see what bounds a figure. */
  oracle?: Oracle | undefined;
}

/** @param profile a name of PROFILES, or `varied` */
export async function simulateCase(
  seed: number,
  profile: string,
  { keep, oracle }: SimulateOptions = {},
): Promise<ReadSimulatedCase> {
  const make = async (): Promise<{ input: LineageInput; stats: CaseStats; lineages: Lineages }> => {
    const parameters = parametersOf(seed, profile);
    const one = writtenCase(seed, oracle === 'nothing hidden' ? { ...parameters, hidden: 0 } : parameters);
    return { ...(await readCase(one, oracle)), lineages: one.lineages };
  };
  const name = [
    profile.replaceAll(' ', '-'),
    seed,
    ...(oracle === undefined ? [] : [oracle.replaceAll(' ', '-')]),
  ].join('-');
  const { input, stats, lineages } = keep === undefined ? await make() : await kept(keep, name, make);
  return { input, stats, truth: truthOf(lineages) };
}
