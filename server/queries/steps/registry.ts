// The registry of steps: queries that are more than one statement, one line each.
import type { QueryName } from '#contract/queries/registry.ts';
import type { Step } from '../define.ts';
import { assessments } from './assessments.ts';
import { cases } from './cases.ts';
import { decisions } from './decisions.ts';
import { documentFindings } from './document-findings.ts';
import { element } from './element.ts';
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

export const STEPS: { [N in QueryName]?: Step<N> } = {
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
  journal,
};
