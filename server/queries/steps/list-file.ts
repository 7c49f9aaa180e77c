// What the file of a list tells, as its assertion keeps it; what an older assertion lacks is left out.
import { z } from 'zod';
import { fail } from '#contract/errors.ts';
import { columnFound } from '#contract/queries/list-file.ts';
import { readCounts } from '#contract/reading.ts';
import { probability } from '#contract/scalars.ts';
import { text } from '#contract/text.ts';
import { listTraits, type ListTraits } from '#contract/traits.ts';
import { maskText } from '../../record/index.ts';
import { listFact } from '../assert-case.ts';
import { textOf } from '../case-chain.ts';
import type { ResultOf, Step } from '../define.ts';
import { shownEntry } from './journal.ts';
import { columnsOf } from './list-rows.ts';

/** What was decided about a column, as far as it is shown. */
const decided = z.object({ by: columnFound, confidence: probability });

type Columns = ResultOf<'list-file'>['columns'];

function foundColumns(values: Record<string, unknown>): Columns {
  const decisions = Array.isArray(values['decisions']) ? (values['decisions'] as unknown[]) : [];
  return columnsOf(values).map((column, at) => {
    const found = decided.safeParse(decisions[at]).data;
    return found === undefined ? column : { ...column, found: found.by, confidence: found.confidence };
  });
}

/** Headers may hold anything that a hand has typed there. */
const masked = (traits: ListTraits): ListTraits => ({
  ...traits,
  columns: traits.columns.map((column) => ({ ...column, header: maskText(column.header) })),
});

export const listFile: Step<'list-file'> = ({ record }, params) => {
  const fact = listFact({ record }, params.case, params.list);
  const { values } = fact.payload;
  const traits = listTraits.safeParse(values['traits']).data;
  const counts = traits?.counts ?? readCounts.safeParse(values['counts']).data;
  const [encoding, sheet] = [textOf(values['encoding']), textOf(values['sheet'])];
  const headerRow = z.number().int().safeParse(values['header_row']).data;
  const entry =
    record.entry(fact.entry) ??
    fail('integrity-failed', '名单的条目不在日志中', 'The journal lacks its entry');
  return {
    list: fact.ref,
    title: textOf(values['title']) ?? fact.id,
    file: textOf(values['file']) ?? '',
    holder: textOf(values['holder_id']) ?? '',
    sha256: textOf(values['sha256']) ?? '',
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    rows: record.countRows(params.case, fact.id),
    columns: foundColumns(values),
    ...(counts === undefined ? {} : { counts }),
    ...(traits === undefined ? {} : { traits: masked(traits) }),
    warnings: text.array().safeParse(values['warnings']).data ?? [],
    provenance: shownEntry(entry),
  };
};
