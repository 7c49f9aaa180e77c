// What a report is: sections of plain blocks, made once and rendered as PDF, DOCX or HTML.
import type { Language } from '#contract/text.ts';
import type { Scene } from '../drawing/scene.ts';

export interface Column {
  title: string;
  /** Share of the table's width. */
  width: number;
  align?: 'right';
  /** Hashes and ids, which may be broken anywhere. */
  isCode?: boolean;
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; tone?: 'quiet' | 'warning' }
  | { kind: 'items'; items: string[] }
  | { kind: 'table'; title: string; columns: Column[]; rows: string[][] }
  | { kind: 'figure'; scene: Scene; caption: string }
  | { kind: 'signatures'; lines: string[] };

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export interface Report {
  title: string;
  subtitle: string;
  /** Of the authority that makes it, above the title. */
  letterhead: string[];
  /** Facts on the first page: label and value. */
  facts: [string, string][];
  language: Language;
  /** ISO time of the newest entry that it rests on. */
  asOf: string;
  sections: Section[];
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const say = (text: string, tone?: 'quiet' | 'warning'): Block =>
  tone === undefined ? { kind: 'text', text } : { kind: 'text', text, tone };
export const items = (list: string[]): Block => ({ kind: 'items', items: list });
export const table = (title: string, columns: Column[], rows: string[][]): Block => ({
  kind: 'table',
  title,
  columns,
  rows,
});

/** All texts of a block that are set in type. */
function textsOf(block: Block): string[] {
  if (block.kind === 'items') return block.items;
  if (block.kind === 'signatures') return block.lines;
  if (block.kind === 'figure') return [block.caption, ...block.scene.labels.map(({ text }) => text)];
  if (block.kind === 'table')
    return [block.title, ...block.columns.map(({ title }) => title), ...block.rows.flat()];
  return [block.text];
}

/** All texts of a report that are set in type. */
export const textsOfReport = ({ title, subtitle, letterhead, facts, sections }: Report): string[] => [
  title,
  subtitle,
  ...letterhead,
  ...facts.flat(),
  ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(textsOf)]),
];
