// Makes canaries for a recipient, in the manner of a list: invented, held against the whole record, registered in the journal.
import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import { canaryRequest, type CanariesMade } from '#contract/canaries.ts';
import { fail } from '#contract/errors.ts';
import type { PhoneBlock } from '#contract/phone-blocks.ts';
import { sizeOf } from '../../canaries/numbers.ts';
import { recipientStands } from '../../queries/canaries/alerts.ts';
import { shownCanaries } from '../../queries/canaries/shown.ts';
import { keptSheet, sheetId } from '../../queries/canaries/sheets.ts';
import { takenKeys } from '../../queries/canaries/taken.ts';
import { caseLists } from '../../queries/lineage/case-lists.ts';
import type { RecordReader, RecordTx } from '../../record/index.ts';
import type { ResultOf } from '../../workers/index.ts';
import type { Workspace } from '../../workspace.ts';
import { freeId } from '../hand/check.ts';
import { writeByHand, type Writing } from '../hand/writing.ts';

type Request = z.input<typeof canaryRequest>;
type CaseList = ReturnType<typeof caseLists>[number];

/** The list in whose manner they are made. @throws not-found; bad-request where there is none with rows */
function modelList(record: RecordReader, caseId: string, recipient: string, wanted?: string): CaseList {
  const lists = caseLists(record, caseId).filter(({ rows }) => rows > 0);
  if (wanted !== undefined)
    return (
      lists.find(({ id }) => id === wanted) ??
      fail('not-found', `案件中没有名单 ${wanted}`, `The case has no list ${wanted}`)
    );
  const bySize = lists.toSorted((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1));
  return (
    bySize.find(({ holder }) => holder === recipient) ??
    bySize[0] ??
    fail(
      'bad-request',
      '案件中还没有名单：标记记录要照着一份名单的样子生成，请先导入名单',
      'The case has no list yet: canaries are made in the manner of one, so import a list first',
    )
  );
}

/** Headers of a list, in the order of its columns. */
const headerOf = (record: RecordReader, caseId: string, list: string): string[] => {
  const header = record.fact(caseId, 'List', list)?.payload.values['header'];
  return Array.isArray(header) ? header.map(String) : [];
};

const today = (): string => new Date().toISOString().slice(0, 10);

/** @throws bad-request where fewer could be invented than are wanted */
function enough(made: number, count: number, blocks: readonly PhoneBlock[], list: string): void {
  if (made === count) return;
  const size = sizeOf(blocks);
  if (blocks.length > 0 && size < count * 2)
    fail(
      'bad-request',
      `受控号段共 ${size} 个号码，未被占用的不足 ${count} 个：请扩大 VINETRACE_CANARY_PHONES`,
      `The controlled block has ${size} numbers, of which fewer than ${count} are free: widen VINETRACE_CANARY_PHONES`,
    );
  fail(
    'bad-request',
    `照名单 ${list} 只能生成 ${made} 条标记记录（要求 ${count} 条）：它的行太少，或姓名、电话太不完整；请换一份名单或减少条数`,
    `In the manner of list ${list} only ${made} of ${count} canaries could be made: it has too few rows, or too few of them have a name and a number; choose another list or ask for fewer`,
  );
}

interface Registering {
  caseId: string;
  recipient: string;
  list: CaseList;
  on: string;
  phoneFrom: CanariesMade['phoneFrom'];
}

/** Asserts what was invented, and the rows by which it is given out. */
function register(
  tx: RecordTx,
  invented: ResultOf<'invent-canaries'>,
  { caseId, recipient, list, on, phoneFrom }: Registering,
): string[] {
  tx.begin({
    action: 'canaries',
    case: caseId,
    subject: `Case:${caseId}`,
    payload: { recipient, list: list.id, count: invented.length, on, phoneFrom },
  });
  const ids = invented.map(({ record }) => {
    const id = freeId(tx, caseId, 'Canary');
    tx.assert(caseId, 'Canary', id, {
      values: { id, given_to_id: recipient, given_on: on, ...record },
      extra: { list: list.id, phones: phoneFrom },
    });
    return id;
  });
  const sheet = sheetId(recipient, list.id);
  const before = keptSheet.safeParse(tx.fact(caseId, 'CanarySheet', sheet)?.payload.values).data?.rows ?? [];
  tx.assert(caseId, 'CanarySheet', sheet, {
    values: {
      recipient,
      list: list.id,
      header: headerOf(tx, caseId, list.id),
      rows: [...before, ...invented.map(({ cells }, at) => ({ canary: ids[at]!, cells }))],
    },
  });
  return ids;
}

/**
 * Invents people and registers them as a recipient's canaries. None has a number that is anybody's in the record, in any case,
 * nor one of another canary, taken back or not.
 * @throws not-found for case, recipient or list; bad-request where the list gives no manner
 */
export async function makeCanaries(workspace: Workspace, asked: Writing & Request): Promise<CanariesMade> {
  const { record, workers, config } = workspace;
  const { case: caseId, signal } = asked;
  const { recipient, count, list: wanted, on = today() } = canaryRequest.parse(asked);
  const { canaryPhones: blocks } = config;
  const phoneFrom = blocks.length > 0 ? 'controlled' : 'checked';
  let made: { ids: string[]; list: string } | undefined;
  await writeByHand(workspace, asked, async (tx, changed) => {
    if (!recipientStands(tx, caseId, recipient))
      fail('not-found', `案件中没有接收方 ${recipient}`, `The case has no recipient ${recipient}`);
    const list = modelList(tx, caseId, recipient, wanted);
    const taken = takenKeys(tx);
    const invented = await workers.run(
      'invent-canaries',
      {
        source: record.source,
        pseudonymKey: record.pseudonymKey,
        list: { reading: list.reading, mapping: list.mapping },
        count,
        blocks,
        taken: [...taken],
        seed: randomInt(2 ** 32),
      },
      { signal },
    );
    enough(invented.length, count, blocks, list.id);
    const ids = register(tx, invented, { caseId, recipient, list, on, phoneFrom });
    changed.add('Canary');
    made = { ids, list: list.id };
  });
  const { ids, list } = made!;
  const all = shownCanaries(record, caseId, () => true);
  return {
    case: caseId,
    recipient,
    list,
    phoneFrom,
    canaries: all.filter(({ id }) => ids.includes(id)),
  };
}
