// What a person writes into a case by hand, and the bytes of an exhibit; each journalled by the server.
import {
  stated,
  type Attachment,
  type JoinElements,
  type NewElement,
  type SplitElement,
  type Stated,
  type Statement,
} from '#contract/hand.ts';
import { retractResult } from '#contract/operations.ts';
import { send } from './request.ts';

const under = (caseId: string, ...path: string[]): string =>
  ['/api/cases', ...[caseId, ...path].map(encodeURIComponent)].join('/');

const said = async (path: string, body: object): Promise<Stated> =>
  stated.parse(await (await send('POST', path, body)).json());

/** Adds an element. @throws ProblemError 422 with every fault by its field */
export const addElement = (caseId: string, body: NewElement): Promise<Stated> =>
  said(under(caseId, 'elements'), body);

/** Says of an element that it is otherwise. @throws ProblemError 409 where somebody was faster */
export const editElement = (caseId: string, element: string, body: Statement): Promise<Stated> =>
  said(under(caseId, 'elements', element, 'statements'), body);

export const joinElements = (caseId: string, element: string, body: JoinElements): Promise<Stated> =>
  said(under(caseId, 'elements', element, 'join'), body);

export const splitElement = (caseId: string, element: string, body: SplitElement): Promise<Stated> =>
  said(under(caseId, 'elements', element, 'split'), body);

/** Makes an uploaded file an exhibit. @throws ProblemError 409 where the case has it */
export const attachFile = (caseId: string, body: Attachment): Promise<Stated> =>
  said(under(caseId, 'evidence'), body);

/** Takes an entry of the journal back. @throws ProblemError */
export const retractEntry = async (seq: number, reason: string): Promise<void> => {
  retractResult.parse(await (await send('POST', `/api/entries/${seq}/retraction`, { reason })).json());
};

/** The file of an exhibit as found, under a reveal that stands. @throws ProblemError 403 where it is over */
export const exhibitBytes = async (caseId: string, evidence: string, reveal: number): Promise<Blob> => {
  const answer = await send('POST', under(caseId, 'evidence', evidence, 'bytes'), { reveal });
  return answer.blob();
};
