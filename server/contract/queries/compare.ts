// What two cases have in common: accounts, parties, files, and people by keyed hash.
import { z } from 'zod';
import { sha256 } from '../scalars.ts';
import { caseParams, defineQuery, page } from './define.ts';

const pair = z.object({ here: z.string(), there: z.string(), caption: z.string() });
/** A page of what is shared, and how much there is in all. */
const shared = <S extends z.ZodObject>(item: S) =>
  z.object({ items: z.array(item), shown: z.number().int(), total: z.number().int() });

const side = z.object({
  id: z.string(),
  title: z.string(),
  parties: z.number().int(),
  handles: z.number().int(),
  lists: z.number().int(),
  owners: z.number().int(),
});

export const compare = defineQuery({
  name: 'compare',
  path: '/api/cases/:case/compare',
  title: { zh: '比较两个案件', en: 'Compare two cases' },
  help: {
    zh: '两案共有的账号、主体、名单文件和业主；同名只是线索，不是同一',
    en: 'Accounts, parties, files and owners that two cases share; one name is a lead and no identity',
  },
  params: caseParams.extend({ with: z.string().min(1), ...page.shape }),
  result: z.object({
    here: side,
    there: side,
    handles: shared(pair.extend({ platform: z.string() })),
    /** `by`: `account` where both use one handle; `name` where only the name is the same. */
    parties: shared(pair.extend({ by: z.enum(['account', 'name']) })),
    /** Lists read of one file, and those that have people in common. */
    files: shared(pair.extend({ sha256 })),
    owners: shared(pair.extend({ rowsHere: z.number().int(), rowsThere: z.number().int() })),
  }),
});
