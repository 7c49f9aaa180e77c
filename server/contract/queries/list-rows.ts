// Rows of a list as written, masked: what every number finally leads to.
import { z } from 'zod';
import { sha256 } from '../scalars.ts';
import { message } from '../text.ts';
import { byReveal, isRevealed } from '../reveal.ts';
import { caseParams, defineQuery, page } from './define.ts';

export const listRows = defineQuery({
  name: 'list-rows',
  path: '/api/cases/:case/lists/:list/rows',
  title: { zh: '原始行', en: 'Rows as found' },
  help: { zh: '名单中的原始行，个人信息已掩码', en: 'Rows of a list as written, personal data masked' },
  params: caseParams.extend({
    list: z.string().min(1),
    /** Row numbers, comma-separated, counted from 1 below the header; all rows where absent. */
    rows: z
      .string()
      .regex(
        /^\d+(,\d+)*$/,
        message('行号之间用逗号隔开，例如 3,17,40', 'write row numbers with commas, such as 3,17,40'),
      )
      .optional(),
    ...byReveal,
    ...page.shape,
  }),
  result: z.object({
    list: z.string(),
    file: z.string(),
    sha256,
    /** Headers in file order, with the record field each was mapped to (`null`: kept as written, not mapped). */
    columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
    rows: z.array(z.object({ row: z.number().int(), owner: z.string(), cells: z.array(z.string()) })),
    ...isRevealed,
    shown: z.number().int(),
    total: z.number().int(),
  }),
});
