// Worker threads as the rest of the house uses them.
export { workerPool, type Workers } from './pool.ts';
