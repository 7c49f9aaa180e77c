// What is proved in a case and what is not, as the rest of the house sees it.
export { contradictionsOf, type ContradictionInput, type Denial, type SaidHandle } from './contradictions.ts';
export type { ProofInput, ProofList, ProofTransfer } from './input.ts';
export { proofTasks, type BareTask } from './tasks.ts';
