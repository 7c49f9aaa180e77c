// The tasks, one line each.
import type { Task } from './define.ts';
import { backup } from './tasks/backup.ts';
import { checkpointRecord } from './tasks/checkpoint.ts';
import { compareCases } from './tasks/compare-cases.ts';
import { count } from './tasks/count.ts';
import { countSensitivity } from './tasks/count-sensitivity.ts';
import { findCanariesTask } from './tasks/find-canaries.ts';
import { hubs } from './tasks/hubs.ts';
import { hubsWithout } from './tasks/hubs-without.ts';
import { inventCanaries } from './tasks/invent-canaries.ts';
import { lineage } from './tasks/lineage.ts';
import { linkAddedLists } from './tasks/link-added.ts';
import { linkCase } from './tasks/link.ts';
import { lookTask } from './tasks/look-at-list.ts';
import { match } from './tasks/match.ts';
import { readList } from './tasks/read-list.ts';
import { matchComplaints } from './tasks/match-complaints.ts';
import { separate } from './tasks/separate.ts';
import { settle } from './tasks/settle.ts';
import { setAsideTask } from './tasks/set-aside.ts';
import { standingLinkage } from './tasks/standing-linkage.ts';
import { verifyRecordTask } from './tasks/verify-record.ts';

export const TASKS = {
  'read-list': readList,
  'look-at-list': lookTask,
  'set-aside': setAsideTask,
  link: linkCase,
  'link-added': linkAddedLists,
  'standing-linkage': standingLinkage,
  lineage,
  match,
  'match-complaints': matchComplaints,
  separate,
  settle,
  'find-canaries': findCanariesTask,
  'invent-canaries': inventCanaries,
  'compare-cases': compareCases,
  count,
  'count-sensitivity': countSensitivity,
  hubs,
  'hubs-without': hubsWithout,
  checkpoint: checkpointRecord,
  backup,
  'verify-record': verifyRecordTask,
};

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
type Declared<Name extends TaskName> =
  Tasks[Name] extends Task<infer I, infer B, infer R> ? [I, B, R] : never;
export type InputOf<Name extends TaskName> = Declared<Name>[0];
export type BatchOf<Name extends TaskName> = Declared<Name>[1];
export type ResultOf<Name extends TaskName> = Declared<Name>[2];
