// Graphs of other programs: what they would come to, and their import.
import {
  graphImported,
  graphPreview,
  type GraphImported,
  type GraphImportRequest,
  type GraphMapping,
  type GraphPreview,
} from '#contract/graph-import.ts';
import { send } from './request.ts';

const path = (caseId: string, what: string): string => `/api/cases/${encodeURIComponent(caseId)}/${what}`;

/** What uploaded files would come to, by a mapping or by a suggested one. @throws ProblemError */
export async function askGraphPreview(
  caseId: string,
  uploads: readonly string[],
  mapping: GraphMapping | undefined,
  signal?: AbortSignal,
): Promise<GraphPreview> {
  const wanted = { uploads, ...(mapping === undefined ? {} : { mapping }) };
  return graphPreview.parse(
    await (await send('POST', path(caseId, 'graph-previews'), wanted, signal)).json(),
  );
}

/** Imports them, all or nothing. @throws ProblemError */
export const importGraphFiles = async (
  caseId: string,
  wanted: GraphImportRequest,
  signal?: AbortSignal,
): Promise<GraphImported> =>
  graphImported.parse(await (await send('POST', path(caseId, 'graph-imports'), wanted, signal)).json());
