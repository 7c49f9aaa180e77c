// What a check for contradictions is given and answers: one file each, one line in `../contradictions.ts`.
import type { Contradiction } from '#contract/queries/contradictions.ts';
import type { IdentityClaim } from '#contract/identity.ts';
import type { ProofInput } from '../input.ts';

/** A line of an exhibit in which somebody denies something. */
export interface Denial {
  evidence: string;
  line: number;
  /** The party or handle that denies. */
  by: string;
  /** What is denied: having received a list, having passed one on, or any dealing. */
  of: 'receiving' | 'giving' | 'dealing';
  /** Whom it is about besides, where the line names somebody. */
  about: readonly string[];
}

/** An account as the tables or a person write it down. */
export interface SaidHandle {
  id: string;
  platform: string;
  value: string;
  /** Whose it is by the statement that stands, and by others that were not taken back. */
  parties: readonly string[];
}

export interface ContradictionInput extends ProofInput {
  denials: readonly Denial[];
  accounts: readonly SaidHandle[];
  claims: readonly IdentityClaim[];
}

export type Check = (input: ContradictionInput, actor: (id: string) => string) => Contradiction[];

export const exhibits = (ids: readonly string[]): Contradiction['evidence'] =>
  [...new Set(ids)].map((id) => ({ id, lines: [] }));
