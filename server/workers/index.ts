// Worker threads as the rest of the house uses them.
export { lendBytes } from './lent-bytes.ts';
export type { SentSource } from './tasks/read-list.ts';
export type { InputOf, ResultOf } from './registry.ts';
export { SkeletonStore } from './match/skeletons.ts';
export { workerPool, type Workers } from './pool.ts';
