// Files on their way to the server, and what it would read them as.
import {
  preview,
  takenUploads,
  UPLOAD_NAME,
  uploads,
  type Preview,
  type PreviewRequest,
  type Upload,
} from '#contract/import.ts';
import { problem } from '#contract/errors.ts';
import { currentLanguage } from '../i18n/language.ts';
import { ProblemError } from './problem-error.ts';
import { request, send } from './request.ts';

/** What an answer that is not 2xx says. */
function refusal({ status, statusText, responseText }: XMLHttpRequest): ProblemError {
  try {
    return new ProblemError(problem.parse(JSON.parse(responseText)));
  } catch {
    return new ProblemError({
      type: 'about:blank',
      title: status === 0 ? '' : `${status} ${statusText}`,
      status,
      detail: '',
    });
  }
}

/**
 * Sends one file. `fetch` does not say how much of a body has gone, so this is the older kind of request.
 *
 * @param onSent told how many bytes have gone
 * @param as lists of an archive come apart, an exhibit stays as it is
 * @returns the uploads that came of it (several of an archive) and the names in it that are no lists
 * @throws ProblemError
 */
export function sendFile(
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
  as: 'lists' | 'evidence' = 'lists',
): Promise<{ uploads: Upload[]; skipped: string[] }> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', `/api/uploads?as=${as}`);
    sending.setRequestHeader(UPLOAD_NAME, encodeURIComponent(file.name));
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.setRequestHeader('accept-language', currentLanguage());
    sending.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    sending.addEventListener('load', () => {
      if (sending.status !== 201) return reject(refusal(sending));
      try {
        return resolve(takenUploads.parse(JSON.parse(sending.responseText)));
      } catch (error) {
        return reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    sending.addEventListener('error', () => reject(refusal(sending)));
    sending.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal.addEventListener('abort', () => sending.abort(), { once: true });
    // Stopped before it began: nobody would hear of it any more.
    if (signal.aborted) return reject(new DOMException('aborted', 'AbortError'));
    sending.send(file);
  });
}

/** The person's files that wait on the server. */
export const askUploads = async (): Promise<Upload[]> =>
  uploads.parse(await (await request('/api/uploads')).json()).uploads;

export const discardUpload = async (id: string): Promise<void> => {
  await send('DELETE', `/api/uploads/${id}`);
};

/** What an upload would be read as in a case. @throws ProblemError where it cannot be read */
export const askPreview = async (
  caseId: string,
  id: string,
  wanted: PreviewRequest,
  signal: AbortSignal,
): Promise<Preview> => {
  const path = `/api/cases/${encodeURIComponent(caseId)}/uploads/${id}/preview`;
  return preview.parse(await (await send('POST', path, wanted, signal)).json());
};
