// Seeing personal data in the clear for some minutes; journalled by the server.
import { reveal, type Reveal, type RevealRequest } from '#contract/reveal.ts';
import { send } from './request.ts';

const of = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/reveals`;

/** Reveals an owner, a list, a row or an exhibit. @throws ProblemError 403 without the right */
export const beginReveal = async (caseId: string, asked: RevealRequest): Promise<Reveal> =>
  reveal.parse(await (await send('POST', of(caseId), asked)).json());

/** Ends a reveal before its time. @throws ProblemError */
export const endReveal = async (caseId: string, entry: number): Promise<void> => {
  await send('POST', `${of(caseId)}/${entry}/end`);
};
