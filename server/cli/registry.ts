// The registry of commands: one line each.
import { across } from './across.ts';
import { alerts } from './alerts.ts';
import { addUser } from './add-user.ts';
import { aside } from './aside.ts';
import { approvals } from './approvals.ts';
import { assessments } from './assessments.ts';
import { backup } from './backup.ts';
import { canaries } from './canaries.ts';
import { complaints } from './complaints.ts';
import { confirm } from './confirm.ts';
import { contradictions } from './contradictions.ts';
import { count } from './count.ts';
import { data } from './data.ts';
import { decisions } from './decisions.ts';
import type { Command } from './define.ts';
import { exportCommand } from './export.ts';
import { fourEyes } from './four-eyes.ts';
import { heads } from './heads.ts';
import { hubs } from './hubs.ts';
import { identities } from './identities.ts';
import { importCommand } from './import.ts';
import { importGraphCommand } from './import-graph.ts';
import { join } from './join.ts';
import { journal } from './journal.ts';
import { key } from './key.ts';
import { letIn } from './let-in.ts';
import { letOut } from './let-out.ts';
import { lineage } from './lineage.ts';
import { link } from './link.ts';
import { lists } from './lists.ts';
import { load } from './load.ts';
import { mark } from './mark.ts';
import { match } from './match.ts';
import { oneTimePassword } from './one-time-password.ts';
import { people } from './people.ts';
import { purge } from './purge.ts';
import { rebuild } from './rebuild.ts';
import { reject } from './reject.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { reveal } from './reveal.ts';
import { retract } from './retract.ts';
import { separate } from './separate.ts';
import { serve } from './serve.ts';
import { split } from './split.ts';
import { tasks } from './tasks.ts';
import { trace } from './trace.ts';
import { transfer } from './transfer.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Command[] = [
  load,
  importCommand,
  importGraphCommand,
  aside,
  lists,
  link,
  lineage,
  trace,
  match,
  separate,
  tasks,
  contradictions,
  hubs,
  identities,
  across,
  complaints,
  canaries,
  alerts,
  count,
  mark,
  confirm,
  reject,
  assessments,
  split,
  join,
  decisions,
  exportCommand,
  report,
  reveal,
  fourEyes,
  approvals,
  data,
  purge,
  transfer,
  verify,
  heads,
  journal,
  rebuild,
  backup,
  restore,
  key,
  retract,
  addUser,
  oneTimePassword,
  people,
  letIn,
  letOut,
  serve,
];
