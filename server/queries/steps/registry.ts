// The registry of steps: queries that are more than one statement, one line each.
import type { QueryName } from '#contract/queries/registry.ts';
import type { Step } from '../define.ts';
import { across } from './across.ts';
import { assessments } from './assessments.ts';
import { cases } from './cases.ts';
import { compare } from './compare.ts';
import { contradictions } from './contradictions.ts';
import { count } from './count.ts';
import { countRows } from './count-rows.ts';
import { countSensitivity } from './count-sensitivity.ts';
import { custody } from './custody.ts';
import { decisions } from './decisions.ts';
import { documentFindings } from './document-findings.ts';
import { element } from './element.ts';
import { elementHistory } from './element-history.ts';
import { elementUses } from './element-uses.ts';
import { evidenceFile } from './evidence-file.ts';
import { flowPaths } from './flow-paths.ts';
import { hubs } from './hubs.ts';
import { hubsWithout } from './hubs-without.ts';
import { identities } from './identities.ts';
import { journal } from './journal.ts';
import { lineage } from './lineage.ts';
import { lineageChanges } from './lineage-changes.ts';
import { listFile } from './list-file.ts';
import { listRows } from './list-rows.ts';
import { lists } from './lists.ts';
import { marks } from './marks.ts';
import { neighbours } from './neighbours.ts';
import { noteHistory } from './note-history.ts';
import { notes } from './notes.ts';
import { overview } from './overview.ts';
import { ownerAgainst } from './owner-against.ts';
import { ownerRows } from './owner-rows.ts';
import { ownerWhy } from './owner-why.ts';
import { paths } from './paths.ts';
import { reach } from './reach.ts';
import { search } from './search.ts';
import { separate } from './separate.ts';
import { tags } from './tags.ts';
import { tasks } from './tasks.ts';
import { taskWords } from './task-words.ts';
import { traceSources } from './trace-sources.ts';

export const STEPS: { [N in QueryName]?: Step<N> } = {
  cases,
  overview,
  element,
  'element-history': elementHistory,
  'element-uses': elementUses,
  'evidence-file': evidenceFile,
  custody,
  compare,
  across,
  neighbours,
  search,
  paths,
  'flow-paths': flowPaths,
  reach,
  'trace-sources': traceSources,
  lineage,
  'lineage-changes': lineageChanges,
  'document-findings': documentFindings,
  assessments,
  tasks,
  'task-words': taskWords,
  contradictions,
  separate,
  lists,
  'list-file': listFile,
  'list-rows': listRows,
  'owner-rows': ownerRows,
  'owner-why': ownerWhy,
  'owner-against': ownerAgainst,
  decisions,
  notes,
  'note-history': noteHistory,
  tags,
  hubs,
  'hubs-without': hubsWithout,
  identities,
  count,
  'count-rows': countRows,
  'count-sensitivity': countSensitivity,
  marks,
  journal,
};
