// Reads a case folder as a whole: every table checked against the contract, every file it names checked, all faults at once.
import { realpath, stat } from 'node:fs/promises';
import { fail, VinetraceError, type FaultNote } from '#contract/errors.ts';
import { RECORD_FIELDS } from '#contract/model/record-field.ts';
import { ENTITY_TYPES, entityOf, type EntityType } from '#contract/model/registry.ts';
import { both, type Text } from '#contract/text.ts';
import { firstOf } from '../first-of.ts';
import type { ListSource } from '../list-source.ts';
import { readCaseJson, type CaseHead } from './case-json.ts';
import { checkTable, type CaseRow, type CheckedTable } from './check-table.ts';
import {
  evidenceFiles,
  listSources,
  openEach,
  placedFaults,
  type EvidenceFile,
  type OpenLists,
} from './folder-files.ts';
import { readTable } from './read-table.ts';
import { checkTogether } from './references.ts';

/** A valid case folder. Tables stand in the order of the registry, so that what is referred to comes first. */
export interface CaseFolder {
  /** The folder itself, links resolved. */
  folder: string;
  case: CaseHead;
  tables: { type: EntityType; rows: CaseRow[] }[];
  lists: ListSource[];
  evidence: EvidenceFile[];
  warnings: Text[];
}

/** More faults than this are counted, not listed. */
const MOST_FAULTS = 100;

/** A value longer than this is cut where it is named. */
const LONGEST_VALUE = 1000;

const cutValue = (fault: FaultNote): FaultNote =>
  fault.value === undefined || fault.value.length <= LONGEST_VALUE
    ? fault
    : { ...fault, value: `${fault.value.slice(0, LONGEST_VALUE)}…` };

function refuseAll(faults: readonly FaultNote[]): never {
  const [total, shown] = [faults.length, Math.min(faults.length, MOST_FAULTS)];
  const cut = total > shown;
  return fail(
    'input-refused',
    cut ? `共 ${total} 处错误，列出前 ${shown} 处` : `共 ${total} 处错误`,
    cut ? `${total} faults, the first ${shown} are listed` : total === 1 ? '1 fault' : `${total} faults`,
    faults.slice(0, shown).map(cutValue),
  );
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch {
    // Said below: whatever the file system's reason, there is no folder to read.
  }
  return fail('input-refused', `没有这个文件夹：${folder}`, `there is no folder ${folder}`, [
    {
      file: '.',
      value: folder,
      message: both(
        '没有这个文件夹：请给出 case.json 所在的文件夹',
        'there is no such folder: name the folder that holds case.json',
      ),
    },
  ]);
}

async function readTables(root: string): Promise<CheckedTable[]> {
  const tables: CheckedTable[] = [];
  for (const type of ENTITY_TYPES) {
    const entity = entityOf(type);
    if (entity.table === undefined) continue;
    const table = await readTable(root, entity.table);
    if (type === 'List' && !table.present) {
      table.faults.push({
        file: entity.table,
        message: both(
          '缺少此表：请写一个，列出案件的名单',
          'the table is missing: write one that names the lists of the case',
        ),
      });
    }
    tables.push(checkTable(type, entity, table));
  }
  return tables;
}

/** Complaints whose `knew` names something that is no field of a record. */
function oddKnowledge(complaints: CheckedTable | undefined): Text[] {
  const known = new Set<string>(RECORD_FIELDS);
  const odd = new Set(
    (complaints?.rows ?? [])
      .flatMap(({ values }) => String(values['knew'] ?? '').split(/[;；]/))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !known.has(name)),
  );
  if (odd.size === 0) return [];
  const { zh, en } = firstOf([...odd]);
  return [
    both(
      `complaints.csv：knew 中有不是记录字段的：${zh}`,
      `complaints.csv: knew names what is no record field: ${en}`,
    ),
  ];
}

/** Faults table by table, line by line; of faults at one place the first is kept. */
function inOrder(faults: readonly FaultNote[], tables: readonly CheckedTable[]): FaultNote[] {
  const order = new Map(tables.map(({ file }, index) => [file, index]));
  const place = (fault: FaultNote): number => order.get(fault.file ?? '') ?? -1;
  const seen = new Set<string>();
  return [...faults]
    .sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0))
    .filter((fault) => {
      const key = JSON.stringify([fault.file, fault.line, fault.column, fault.value, fault.message.en]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

async function read(folder: string, openLists: OpenLists): Promise<CaseFolder> {
  const root = await rootOf(folder);
  const head = await readCaseJson(root);
  const tables = await readTables(root);
  const table = (type: EntityType): CheckedTable => tables.find((one) => one.type === type)!;
  const lists = await listSources(root, table('List'));
  const evidence = await evidenceFiles(root, table('Evidence'));
  const faults = [
    ...head.faults,
    ...tables.flatMap((one) => one.faults),
    ...checkTogether(tables),
    ...lists.faults,
    ...evidence.faults,
  ];
  const opened = await openLists(lists.lists, faults.length === 0 && head.head !== undefined);
  faults.push(...placedFaults(table('List'), opened));
  if (faults.length > 0 || head.head === undefined) refuseAll(inOrder(faults, tables));
  return {
    folder: root,
    case: head.head,
    tables: tables.map(({ type, rows }) => ({ type, rows })),
    lists: lists.lists,
    evidence: evidence.files,
    warnings: [
      ...head.warnings,
      ...tables.flatMap((one) => one.warnings),
      ...oddKnowledge(table('Complaint')),
    ],
  };
}

/**
 * Reads and checks a case folder (`case-folder.md` is its format). Throws `input-refused` with all faults found, each with
 * file, line, column and value where it has them; no folder, however broken, makes it throw anything else.
 *
 * @param openLists opens the lists, once all else was checked
 */
export async function readCaseFolder(folder: string, openLists: OpenLists = openEach): Promise<CaseFolder> {
  try {
    return await read(folder, openLists);
  } catch (error) {
    if (error instanceof VinetraceError) throw error;
    return fail(
      'input-refused',
      '文件夹无法读取',
      'the folder cannot be read',
      [
        {
          file: '.',
          message: both(
            '文件夹无法读取：请复制到本地磁盘并检查权限',
            'the folder cannot be read: copy it to a local disk and check its permissions',
          ),
        },
      ],
      error,
    );
  }
}
