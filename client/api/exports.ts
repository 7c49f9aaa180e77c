// Exports of a case that the server writes, journalled there.
import { exportFormats, type ExportFormats, type ExportRequest } from '#contract/operations.ts';
import { request, send } from './request.ts';

/** The name that the server gave the file, or one made of the case and the format. */
export function nameOf(response: Response, fallback: string): string {
  const header = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded === undefined
    ? (/filename="([^"]+)"/i.exec(header)?.[1] ?? fallback)
    : decodeURIComponent(encoded);
}

/** The formats that the server writes. */
export const askFormats = async (): Promise<ExportFormats> =>
  exportFormats.parse(await (await request('/api/formats')).json()).formats;

/** Asks for an export of a case and gives the file with its name. */
export async function requestExport(
  caseId: string,
  wanted: ExportRequest,
): Promise<{ file: Blob; name: string }> {
  const response = await send('POST', `/api/cases/${encodeURIComponent(caseId)}/export`, wanted);
  return { file: await response.blob(), name: nameOf(response, `${caseId}.${wanted.format}`) };
}
