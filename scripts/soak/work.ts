// What people do to a record, in all ways that enter something: one operation each, drawn by chance, done by the product's own operations.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportCase } from '../../server/operations/export.ts';
import { joinElements } from '../../server/operations/hand/join-elements.ts';
import { splitElement } from '../../server/operations/hand/split-element.ts';
import { addByHand, editByHand } from '../../server/operations/hand/state.ts';
import { importFiles } from '../../server/operations/import/import-files.ts';
import { loadFolder } from '../../server/operations/load.ts';
import { writeReport } from '../../server/operations/report/write-report.ts';
import { retractEntry } from '../../server/operations/retract.ts';
import { rebuildGraph } from '../../server/operations/rebuild.ts';
import type { Workspace } from '../../server/workspace.ts';
import type { Random } from '../simulate/random.ts';

const CASES = join(import.meta.dirname, '../../fixtures/cases');

/** What an operation works with: a workspace, chance, and a folder for files. */
export interface Bench {
  workspace: Workspace;
  random: Random;
  folder: string;
}

/** A file that an operation said it wrote, with the SHA-256 that it said it has. */
export interface Written {
  file: string;
  sha256: string;
}

const QUIET = { actor: 'soak', onProgress: (): void => {}, signal: new AbortController().signal };
const GROUNDS = { source: '陈述', grade: 'B2' } as const;

const caseOf = ({ workspace, random }: Bench): string => random.pick(workspace.record.cases()).id;
const partiesOf = ({ workspace }: Bench, caseId: string): string[] =>
  workspace.record.facts(caseId, 'Party').map(({ ref }) => ref);

/** The small case under one of four ids, with another name for one of its parties. */
async function load({ workspace, random, folder }: Bench): Promise<void> {
  const id = `s${random.int(0, 4)}`;
  const copy = join(folder, `case-${id}`);
  cpSync(join(CASES, 'mini'), copy, { recursive: true });
  writeFileSync(join(copy, 'case.json'), JSON.stringify({ id, title: `案 ${id}` }));
  const parties = join(copy, 'parties.csv');
  writeFileSync(parties, readFileSync(parties, 'utf8').replace('宜筑装饰', `宜筑装饰${random.int(0, 1000)}`));
  await loadFolder(workspace, { ...QUIET, folder: copy });
}

async function loadLarge({ workspace }: Bench): Promise<void> {
  await loadFolder(workspace, { ...QUIET, folder: join(CASES, 'deyang') });
}

async function importList(bench: Bench): Promise<void> {
  const { workspace, random, folder } = bench;
  const caseId = caseOf(bench);
  const rows = Array.from({ length: random.int(5, 80) }, (_, at) => {
    const phone = `19900${String(random.int(0, 1_000_000)).padStart(6, '0')}`;
    return `张${'一二三四五六七八九十'[at % 10]},${phone},翠湖花园${random.int(1, 9)}栋${random.int(1, 30)}01`;
  });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `list-${random.int(0, 1e9)}.csv`);
  writeFileSync(file, ['姓名,电话,地址', ...rows, ''].join('\n'));
  const about = { holder_id: random.pick(partiesOf(bench, caseId)) };
  await importFiles(workspace, { ...QUIET, caseId, files: [file], about, reading: {} });
}

async function add(bench: Bench): Promise<void> {
  const { workspace, random } = bench;
  const values = { kind: 'merchant', name: `商家${random.int(0, 1e6)}` };
  await addByHand(workspace, { ...QUIET, case: caseOf(bench), type: 'Party', values, grounds: GROUNDS });
}

async function edit(bench: Bench): Promise<void> {
  const { workspace, random } = bench;
  const caseId = caseOf(bench);
  const element = random.pick(partiesOf(bench, caseId));
  const seen = workspace.record.byRef(caseId, element)?.entry ?? 0;
  const values = { name: `改名${random.int(0, 1e6)}` };
  await editByHand(workspace, { ...QUIET, case: caseId, element, values, grounds: GROUNDS, seen });
}

async function join2(bench: Bench): Promise<void> {
  const caseId = caseOf(bench);
  const [element = '', other = ''] = bench.random.sample(partiesOf(bench, caseId), 2);
  const because = { reason: '同一电话', grounds: { grade: 'C3' as const } };
  await joinElements(bench.workspace, { ...QUIET, ...because, case: caseId, element, other });
}

async function split(bench: Bench): Promise<void> {
  const { workspace, random } = bench;
  const caseId = caseOf(bench);
  const list = random.pick(workspace.record.facts(caseId, 'List'));
  const element = String(list.payload.values['holder_id']);
  await splitElement(workspace, {
    ...QUIET,
    case: caseId,
    element,
    values: { kind: 'retailer', name: `分店${random.int(0, 1e6)}` },
    facts: [{ type: 'List', id: list.id }],
    reason: '两家',
    grounds: { grade: 'C3' },
  });
}

async function retract({ workspace, random }: Bench): Promise<void> {
  const seq = random.int(Math.max(1, workspace.record.head() - 200), workspace.record.head() + 1);
  await retractEntry(workspace, { ...QUIET, seq, reason: '看错了' });
}

async function exported(bench: Bench): Promise<Written> {
  const { random, workspace, folder } = bench;
  const file = join(folder, `export-${random.int(0, 1e9)}`);
  const format = random.pick(['json', 'graphml', 'csv'] as const);
  const { sha256 } = await exportCase(workspace, { ...QUIET, case: caseOf(bench), format, file });
  return { file, sha256 };
}

async function reported(bench: Bench): Promise<Written> {
  const { random, workspace, folder } = bench;
  const file = join(folder, `report-${random.int(0, 1e9)}.html`);
  const asked = { ...QUIET, case: caseOf(bench), format: 'html', language: 'zh' } as const;
  const { sha256 } = await writeReport(workspace, asked, { file });
  return { file, sha256 };
}

async function rebuilt({ workspace }: Bench): Promise<void> {
  await rebuildGraph(workspace);
}

/** Operations by name, each as often as its number says. */
export const WORK: Readonly<Record<string, readonly [number, (bench: Bench) => Promise<Written | void>]>> = {
  load: [4, load],
  'load-large': [1, loadLarge],
  import: [6, importList],
  add: [4, add],
  edit: [5, edit],
  join: [3, join2],
  split: [3, split],
  retract: [4, retract],
  export: [4, exported],
  report: [2, reported],
  rebuild: [1, rebuilt],
};

/** Draws an operation; where there is no case yet, one is loaded first. */
export function drawn({ workspace, random }: Bench): string {
  if (workspace.record.cases().length === 0) return random.chance(0.1) ? 'load-large' : 'load';
  return random.pick(
    Object.entries(WORK).flatMap(([name, [often]]) => Array.from({ length: often }, () => name)),
  );
}
