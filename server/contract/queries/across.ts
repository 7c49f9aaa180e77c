// What of a case turns up in others: accounts, phones, list files, lists with people in common, people, names.
import { z } from 'zod';
import { ENTITY_TYPES } from '../model/registry.ts';
import { caseParams, defineQuery, page } from './define.ts';

/** How two elements of two cases are found to be one, the strongest first; a name alone is a lead and no identity. */
export const acrossKind = z.enum(['handle', 'phone', 'file', 'list', 'owner', 'name']);
export type AcrossKind = z.infer<typeof acrossKind>;

const end = z.object({ id: z.string(), type: z.enum(ENTITY_TYPES), caption: z.string() });

export const acrossItem = z.object({
  kind: acrossKind,
  case: z.string(),
  here: end,
  there: end,
  /** Of lists: people whom both hold; of people: rows in both cases; of a phone: the rows of its owner. */
  weight: z.number().int(),
});
export type AcrossItem = z.infer<typeof acrossItem>;

export const across = defineQuery({
  name: 'across',
  path: '/api/cases/:case/across',
  title: { zh: '跨案线索', en: 'Across cases' },
  help: {
    zh: '本案的账号、电话、名单和业主还出现在哪些案件里；按加密散列比对，只列出您有权查看的案件',
    en: 'Which accounts, phones, lists and people of this case turn up in others; found by keyed hash, only in cases that you may read',
  },
  params: caseParams.extend({
    kind: acrossKind.optional(),
    /** Of this element alone. */
    element: z.string().min(1).optional(),
    /** In this other case alone. */
    with: z.string().min(1).optional(),
    ...page.shape,
  }),
  result: z.object({
    items: z.array(acrossItem),
    shown: z.number().int(),
    total: z.number().int(),
    /** How much there is of each kind, whichever is asked for. */
    counts: z.record(acrossKind, z.number().int()),
    /** Other cases that may be read, and those of them in which something turns up. */
    compared: z.number().int(),
    cases: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** Elements of this case that turn up in it, told as `elements` are; the first of `elementsTotal`. */
        elements: z.array(z.string()),
        elementsTotal: z.number().int(),
      }),
    ),
    /** Elements of this case that turn up elsewhere by more than a name, people left out; the first of `elementsTotal`. */
    elements: z.array(z.string()),
    elementsTotal: z.number().int(),
    /** Something was entered a moment ago that is not compared yet. */
    behind: z.boolean(),
  }),
});
