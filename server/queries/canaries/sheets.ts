// The rows of canaries as they are put into a list, kept as they were made.
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import type { RecordReader } from '../../record/index.ts';

export const keptSheet = z.object({
  recipient: z.string(),
  list: z.string(),
  /** Headers of the list in whose manner they are written. */
  header: z.array(z.string()),
  rows: z.array(z.object({ canary: z.string(), cells: z.array(z.string()) })),
});
export type CanarySheet = z.infer<typeof keptSheet>;

export const sheetId = (recipient: string, list: string): string => `${recipient}~${list}`;

/**
 * The rows made for a recipient, in the manner of a list or the last that were made; canaries taken back are left out.
 * @throws not-found where none were made here
 */
export function sheetOf(
  record: RecordReader,
  caseId: string,
  recipient: string,
  list?: string,
): CanarySheet & { total: number } {
  const sheets = record
    .facts(caseId, 'CanarySheet')
    .toSorted((a, b) => b.entry - a.entry)
    .map(({ payload }) => keptSheet.parse(payload.values))
    .filter((sheet) => sheet.recipient === recipient && (list === undefined || sheet.list === list));
  const [sheet] = sheets;
  if (sheet === undefined)
    return fail(
      'not-found',
      `没有为 ${recipient} 生成过标记记录：请先生成`,
      `No canaries were made for ${recipient}: make some first`,
    );
  const rows = sheet.rows.filter(({ canary }) => record.fact(caseId, 'Canary', canary) !== undefined);
  return { ...sheet, rows, total: sheets.reduce((sum, one) => sum + one.rows.length, 0) };
}
