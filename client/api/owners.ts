// What a person does with an owner: split, join, take it back; each journalled by the server.
import { decisionResult, type DecisionResult, type RowRef } from '#contract/decision.ts';
import { send } from './request.ts';

const under = (caseId: string, ...path: string[]): string =>
  ['/api/cases', ...[caseId, ...path].map(encodeURIComponent)].join('/');

const decided = async (path: string, body: object): Promise<DecisionResult> =>
  decisionResult.parse(await (await send('POST', path, body)).json());

/** Moves rows out of an owner. @throws ProblemError */
export const splitOwner = (
  caseId: string,
  owner: string,
  rows: readonly RowRef[],
  reason: string,
): Promise<DecisionResult> => decided(under(caseId, 'owners', owner, 'split'), { rows, reason });

/** Makes two owners one. @throws ProblemError */
export const joinOwners = (
  caseId: string,
  owner: string,
  other: string,
  reason: string,
): Promise<DecisionResult> => decided(under(caseId, 'owners', owner, 'join'), { other, reason });

/** Takes a split or a join back. @throws ProblemError */
export const undoDecision = (caseId: string, decision: string, reason: string): Promise<DecisionResult> =>
  decided(under(caseId, 'decisions', decision, 'undo'), { reason });
