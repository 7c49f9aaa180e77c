// The registry of queries: one line each.
import { assessments } from './assessments.ts';
import { cases } from './cases.ts';
import { decisions } from './decisions.ts';
import type { Query } from './define.ts';
import { documentFindings } from './document-findings.ts';
import { element } from './element.ts';
import { holdings } from './holdings.ts';
import { journal } from './journal.ts';
import { lineage } from './lineage.ts';
import { lineageChanges } from './lineage-changes.ts';
import { listFile } from './list-file.ts';
import { listRows } from './list-rows.ts';
import { lists } from './lists.ts';
import { neighbours } from './neighbours.ts';
import { overview } from './overview.ts';
import { ownerAgainst } from './owner-against.ts';
import { ownerRows } from './owner-rows.ts';
import { ownerWhy } from './owner-why.ts';
import { paths } from './paths.ts';
import { search } from './search.ts';
import { separate } from './separate.ts';
import { traceSources } from './trace-sources.ts';

export const QUERIES = {
  cases,
  overview,
  element,
  neighbours,
  search,
  paths,
  'trace-sources': traceSources,
  lineage,
  'lineage-changes': lineageChanges,
  'document-findings': documentFindings,
  assessments,
  separate,
  lists,
  'list-file': listFile,
  'list-rows': listRows,
  'owner-rows': ownerRows,
  'owner-why': ownerWhy,
  'owner-against': ownerAgainst,
  decisions,
  holdings,
  journal,
} as const;

export type QueryName = keyof typeof QUERIES;
export const queries = (): Query[] => Object.values(QUERIES) as unknown as Query[];
