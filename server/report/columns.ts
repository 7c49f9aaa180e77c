// A table of a section by one definition: each column with its title, its width and what stands in it.
import type { Language, Text } from '#contract/text.ts';
import { heading, say, table, type Block, type Column } from './model.ts';

export interface ColumnOf<Row> extends Omit<Column, 'title'> {
  title: Text;
  cell(row: Row): string;
}

export interface TableOf<Row> {
  /** Above the table, and read aloud before it. */
  title: Text;
  columns: readonly ColumnOf<Row>[];
  rows: readonly Row[];
}

/** The table alone. */
export const tableOf = <Row>({ title, columns, rows }: TableOf<Row>, language: Language): Block =>
  table(
    title[language],
    columns.map(({ title: name, cell: _cell, ...column }) => ({ ...column, title: name[language] })),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );

/** A part of a section: a heading, and the table or, where there is nothing, a sentence that says so. */
export const partOf = <Row>(
  of: TableOf<Row> & { heading?: Text; none: Text },
  language: Language,
): Block[] => [
  ...(of.heading === undefined ? [] : [heading(of.heading[language])]),
  of.rows.length === 0 ? say(of.none[language]) : tableOf(of, language),
];

/** “3 / 41” of a table that was cut, where it was. */
export const cutNote = (shown: number, total: number, language: Language): Block[] =>
  shown < total
    ? [say(language === 'zh' ? `此处列 ${shown} / ${total}。` : `${shown} of ${total} stand here.`, 'quiet')]
    : [];
