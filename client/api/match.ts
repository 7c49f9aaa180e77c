// Files held against a case without being stored: uploaded, answered, gone.
import { complaintMatch, match, type ComplaintMatch, type Match } from '#contract/match.ts';
import type { Upload } from '#contract/import.ts';
import { send } from './request.ts';
import { discardUpload, sendFile } from './uploads.ts';

const ofCase = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}`;

interface Watching {
  /** Told how many bytes have gone. */
  onSent(bytes: number): void;
  signal: AbortSignal;
}

/** Puts the tables of a file on the server, one or, of an archive, several; nobody keeps them. */
export const sendLists = (
  file: File,
  { onSent, signal }: Watching,
): Promise<{ uploads: Upload[]; skipped: string[] }> => sendFile(file, onSent, signal);

/** Takes back uploads that nobody waits for any more; those that are answered are gone already. */
export const forget = (uploads: readonly { id: string }[]): void => {
  for (const { id } of uploads) void discardUpload(id).catch(() => undefined);
};

/** Whose list an upload is. @throws ProblemError where it cannot be read */
export const matchUpload = async (caseId: string, upload: string, signal: AbortSignal): Promise<Match> =>
  match.parse(await (await send('POST', `${ofCase(caseId)}/match`, { upload }, signal)).json());

/** Which holders explain complaints: those of an upload, or the case's own. */
export const matchComplaints = async (
  caseId: string,
  upload: string | undefined,
  signal: AbortSignal,
): Promise<ComplaintMatch> =>
  complaintMatch.parse(
    await (
      await send('POST', `${ofCase(caseId)}/match-complaints`, upload === undefined ? {} : { upload }, signal)
    ).json(),
  );
