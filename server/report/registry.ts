// The registry of sections: one line each, in the order in which they are printed.
import type { SectionOf } from './define.ts';
import { alternatives } from './sections/alternatives.ts';
import { annexRows } from './sections/annex-rows.ts';
import { chain } from './sections/chain.ts';
import { contradictions } from './sections/contradictions.ts';
import { counts } from './sections/counts.ts';
import { custody } from './sections/custody.ts';
import { files } from './sections/files.ts';
import { glossary } from './sections/glossary.ts';
import { hubs } from './sections/hubs.ts';
import { inference } from './sections/inference.ts';
import { lists } from './sections/lists.ts';
import { openQuestions } from './sections/open-questions.ts';
import { parties } from './sections/parties.ts';
import { signatures } from './sections/signatures.ts';
import { summary } from './sections/summary.ts';
import { transfers } from './sections/transfers.ts';

export const SECTIONS: readonly SectionOf[] = [
  summary,
  chain,
  parties,
  lists,
  transfers,
  inference,
  alternatives,
  hubs,
  counts,
  contradictions,
  openQuestions,
  signatures,
  glossary,
  annexRows,
  files,
  custody,
];
