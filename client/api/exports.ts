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

/** A file that the server made: its name, its signed manifest where one was asked for, and how much of the case it holds. */
export interface ExportedFile {
  file: Blob;
  name: string;
  manifest: Blob | undefined;
  nodes: number;
  edges: number;
  /** Nodes and edges that were asked for. */
  chosen: number;
  total: number;
  sha256: string;
}

/** Asks for an export of a case and gives the file with what the server says of it. */
export async function requestExport(caseId: string, wanted: ExportRequest): Promise<ExportedFile> {
  const response = await send('POST', `/api/cases/${encodeURIComponent(caseId)}/export`, wanted);
  const header = (name: string): string => response.headers.get(`x-vinetrace-${name}`) ?? '';
  const signed = Uint8Array.from(atob(header('manifest')), (letter) => letter.codePointAt(0) ?? 0);
  return {
    file: await response.blob(),
    name: nameOf(response, `${caseId}.${wanted.format}`),
    manifest: signed.length === 0 ? undefined : new Blob([signed], { type: 'application/json' }),
    nodes: Number(header('nodes')),
    edges: Number(header('edges')),
    chosen: Number(header('chosen')),
    total: Number(header('total')),
    sha256: header('sha256'),
  };
}
