// Exports of a case that the server writes, journalled there.
import type { ExportRequest } from '#contract/operations.ts';
import { send } from './request.ts';

/** The name that the server gave the file, or one made of the case and the format. */
function nameOf(response: Response, fallback: string): string {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded === undefined
    ? (/filename="([^"]+)"/i.exec(header)?.[1] ?? fallback)
    : decodeURIComponent(encoded);
}

/** Asks for an export of a case and gives the file with its name. */
export async function requestExport(
  caseId: string,
  wanted: ExportRequest,
): Promise<{ file: Blob; name: string }> {
  const response = await send('POST', `/api/cases/${encodeURIComponent(caseId)}/export`, wanted);
  const extension = wanted.format === 'csv' ? 'zip' : wanted.format === 'cytoscape' ? 'cyjs' : wanted.format;
  return { file: await response.blob(), name: nameOf(response, `${caseId}.${extension}`) };
}
