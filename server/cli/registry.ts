// The registry of commands: one line each.
import { aside } from './aside.ts';
import { assessments } from './assessments.ts';
import { backup } from './backup.ts';
import { confirm } from './confirm.ts';
import { decisions } from './decisions.ts';
import type { Command } from './define.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { join } from './join.ts';
import { journal } from './journal.ts';
import { lineage } from './lineage.ts';
import { link } from './link.ts';
import { lists } from './lists.ts';
import { load } from './load.ts';
import { match } from './match.ts';
import { rebuild } from './rebuild.ts';
import { reject } from './reject.ts';
import { restore } from './restore.ts';
import { retract } from './retract.ts';
import { separate } from './separate.ts';
import { serve } from './serve.ts';
import { split } from './split.ts';
import { trace } from './trace.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Command[] = [
  load,
  importCommand,
  aside,
  lists,
  link,
  lineage,
  trace,
  match,
  separate,
  confirm,
  reject,
  assessments,
  split,
  join,
  decisions,
  exportCommand,
  verify,
  journal,
  rebuild,
  backup,
  restore,
  retract,
  serve,
];
