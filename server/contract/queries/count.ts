// How many records, what gain, which thresholds: of a case, of lists, of parties.
import { z } from 'zod';
import { count as answer, RECORD_CLASSES } from '../count.ts';
import { identityReading } from '../hubs.ts';
import { message } from '../text.ts';
import { caseParams, defineQuery, elementRef } from './define.ts';

/**
 * What is counted: one list, one party's lists and hand-overs, several of either together (ids by commas), or the whole case.
 * Several are an overview, as the case is: thresholds are for one person or unit.
 */
export const countScope = caseParams.extend({
  list: elementRef('List').optional(),
  party: elementRef('Party', 'Handle').optional(),
  identities: identityReading.default('confirmed'),
});

export const count = defineQuery({
  name: 'count',
  path: '/api/cases/:case/count',
  costly: true,
  title: { zh: '条数与所得', en: 'Counts and gains' },
  help: {
    zh: '去除重复和虚假后有多少条，所得多少，按两种理解各达到哪条标准',
    en: 'How many records without duplicates and false ones, what gain, and which threshold under either reading',
  },
  params: countScope.extend({
    /** Classes of lists that somebody gave: `L01=property,L02=other`. */
    classes: z
      .string()
      .regex(
        new RegExp(`^[^=,]+=(${RECORD_CLASSES.join('|')})(,[^=,]+=(${RECORD_CLASSES.join('|')}))*$`),
        message(
          '写作 名单=类别，用逗号隔开，类别为 property、safety、other',
          'write LIST=CLASS with commas between; classes are property, safety, other',
        ),
      )
      .optional(),
  }),
  result: answer,
});
