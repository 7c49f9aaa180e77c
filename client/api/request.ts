// One request to the server: language, errors as `ProblemError`, and what the whole page must know of it.
import { connection } from '../state/connection.ts';
import { currentLanguage } from '../i18n/language.ts';
import { ProblemError, problemOf } from './problem-error.ts';

/**
 * Sends a request under `/api`.
 *
 * @param path address with its query, such as `/api/cases`
 * @throws ProblemError for every answer that is not 2xx; `status` 0 where the server was not reached
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept-language', currentLanguage());
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    connection.getState().lost('unreachable');
    throw new ProblemError({ type: 'about:blank', title: '', status: 0, detail: '' }, { cause: error });
  }
  if (response.ok) {
    connection.getState().found();
    return response;
  }
  const problem = await problemOf(response);
  if (problem.isAway) connection.getState().lost(problem.status === 503 ? 'not-ready' : 'unreachable');
  throw problem;
}

/** A request with a JSON body. */
export const send = (
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Response> =>
  request(path, {
    method,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
