// A case for another installation, and one from there: jobs of the server, followed until they end.
import type { z } from 'zod';
import {
  transferJob,
  transferKey,
  type transferOpening,
  type TransferJob,
  type TransferRequest,
} from '#contract/transfer.ts';
import { request, send } from './request.ts';

export type Opening = z.infer<typeof transferOpening>;

const at = (id: string): string => `/api/transfers/${encodeURIComponent(id)}`;
const parsed = async (response: Response): Promise<TransferJob> => transferJob.parse(await response.json());

export const askTransferKey = async (): Promise<z.infer<typeof transferKey>> =>
  transferKey.parse(await (await request('/api/transfer-key')).json());

export const sendCase = async (caseId: string, wanted: TransferRequest): Promise<TransferJob> =>
  parsed(await send('POST', `/api/cases/${encodeURIComponent(caseId)}/transfers`, wanted));

export const lookIntoTransfer = async (upload: string, opening: Opening): Promise<TransferJob> =>
  parsed(await send('POST', `/api/uploads/${upload}/transfer-look`, opening));

export const takeTransfer = async (
  upload: string,
  opening: Opening & { as?: string },
): Promise<TransferJob> => parsed(await send('POST', `/api/uploads/${upload}/transfer-taking`, opening));

export const askTransfer = async (id: string, signal: AbortSignal): Promise<TransferJob> =>
  parsed(await request(at(id), { signal }));

export const cancelTransfer = async (id: string): Promise<TransferJob> =>
  parsed(await send('POST', `${at(id)}/cancel`));

export const fetchTransfer = async (id: string): Promise<Blob> => (await request(`${at(id)}/file`)).blob();
