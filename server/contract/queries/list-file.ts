// What the file of a list tells: how it was read, which column holds what and how sure that is, what its rows add up to, its traits.
import { z } from 'zod';
import { recordField } from '../model/record-field.ts';
import { readCounts } from '../reading.ts';
import { probability, sha256 } from '../scalars.ts';
import { listTraits } from '../traits.ts';
import { text } from '../text.ts';
import { caseParams, defineQuery } from './define.ts';
import { journalEntry } from './element.ts';

/** How the field of a column was found: told by a person, by its header, by its values, or not at all. */
export const columnFound = z.enum(['columns', 'header', 'values', 'none']);

export const listFile = defineQuery({
  name: 'list-file',
  path: '/api/cases/:case/lists/:list/file',
  title: { zh: '名单文件', en: 'File of a list' },
  help: {
    zh: '文件如何读取、各列对应什么、行数如何相加，以及文件自身透露的痕迹',
    en: 'How the file was read, what each column holds, what its rows add up to, and the traces that it bears',
  },
  params: caseParams.extend({ list: z.string().min(1) }),
  result: z.object({
    list: z.string(),
    title: z.string(),
    file: z.string(),
    holder: z.string(),
    sha256,
    encoding: z.string().optional(),
    sheet: z.string().optional(),
    headerRow: z.number().int().optional(),
    rows: z.number().int(),
    /** In file order; how a field was found and how surely stand only where the record has kept it. */
    columns: z.array(
      z.object({
        header: z.string(),
        field: recordField.nullable(),
        found: columnFound.optional(),
        confidence: probability.optional(),
      }),
    ),
    /** What became of every row of the file, where the record has kept it. */
    counts: readCounts.optional(),
    traits: listTraits.optional(),
    warnings: z.array(text),
    provenance: journalEntry,
  }),
});
