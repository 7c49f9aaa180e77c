// The graph as the rest of the house uses it.
export { compareGraph, type GraphComparison, type GraphDifference } from './compare.ts';
export { cypher } from './cypher.ts';
export { toEdge, toNode } from './elements.ts';
export type { Engine, GraphValue, Params, Row } from './engine.ts';
export { openEngine } from './open.ts';
export { readPage, type Page } from './page.ts';
export { assertOwn, project, rebuild, standing, type Rebuilt } from './projection.ts';
export type { GraphBatch, ProjectionSource } from './projection-source.ts';
export { applySchema } from './schema.ts';
export { among, around, caseEdges, caseNodes, keyOf, type Part } from './walk.ts';
