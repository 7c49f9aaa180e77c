// Who the hubs of a case are, and what hangs on them.
import { z } from 'zod';
import { hubs as answer, identityReading } from '../hubs.ts';
import { caseParams, defineQuery, page } from './define.ts';

/** Draws at most: beyond these the figures do not move. */
export const MOST_DRAWS = 1000;

export const hubs = defineQuery({
  name: 'hubs',
  path: '/api/cases/:case/hubs',
  costly: true,
  title: { zh: '枢纽', en: 'Hubs' },
  help: {
    zh: '各方持有、收到、传出多少名单，哪些名单非经它不可，截断谁影响最大',
    en: 'Who holds, receives and passes on lists, which lists come through whom alone, and whose removal cuts most off',
  },
  params: caseParams.extend({
    identities: identityReading.default('confirmed'),
    /** Draws for expected values; none where 0. */
    draws: z.coerce.number().int().min(0).max(MOST_DRAWS).default(0),
    seed: z.coerce.number().int().min(0).max(0xffffffff).default(1),
    ...page.shape,
    limit: page.shape.limit.default(1000),
  }),
  result: answer,
});
