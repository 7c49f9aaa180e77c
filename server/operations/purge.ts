// The end of a case's data: kept until a day, held by law, purged for good with a signed certificate.
import { fail } from '#contract/errors.ts';
import {
  certificateStatement,
  type CertificateContent,
  type DataState,
  type HoldChange,
  type PurgeCertificate,
  type RetentionChange,
} from '#contract/purge.ts';
import { assertCase } from '../queries/assert-case.ts';
import { dataStateOf, HOLD, purgeEntry, purgePayload, RETENTION } from '../queries/data-state.ts';
import { canonicalJson, type RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { rebuildGraph } from './rebuild.ts';

interface Of {
  case: string;
  actor: string;
}

const change = async (
  { record }: Pick<Workspace, 'record'>,
  { case: caseId, actor }: Of,
  action: string,
  payload: object,
): Promise<DataState> => {
  assertCase({ record }, caseId);
  await record.transaction(actor, (tx) => {
    if (dataStateOf(tx, caseId).purged !== null) gone();
    tx.append({ action, case: caseId, subject: action, payload });
  });
  return dataStateOf(record, caseId);
};

const gone = (): never => fail('conflict', '该案件的数据已清除', 'The data of this case were purged before');

const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Says until which day the data are kept.
 * @throws not-found, conflict where they are gone; bad-request for a day that is over, for they would go at once: to a slip of the
 * pen, or by whoever may not purge
 */
export async function setRetention(
  workspace: Pick<Workspace, 'record'>,
  { on, reason, ...of }: RetentionChange & Of,
): Promise<DataState> {
  if (on !== null && on < today())
    fail(
      'bad-request',
      `${on} 已过：数据会立即被清除。请写今天或以后的日期；要立即清除，请由管理员清除`,
      `${on} is over, and the data would go at once: write a day from today on; what is to go now an administrator purges`,
    );
  return change(workspace, of, RETENTION, { on, reason });
}

/** Puts the data on hold, or lifts it. @throws not-found, conflict where they are gone */
export const setHold = (workspace: Pick<Workspace, 'record'>, { isHeld, reason, ...of }: HoldChange & Of) =>
  change(workspace, of, HOLD, { isHeld, reason });

/** @throws conflict while a legal hold stands */
function assertFree(record: Pick<RecordReader, 'entriesOn'>, caseId: string): void {
  const { hold } = dataStateOf(record, caseId);
  if (hold !== null)
    fail(
      'conflict',
      `该案件处于保全中（${hold.by}，日志 ${hold.entry}），须先解除保全`,
      `This case is on hold (${hold.by}, entry ${hold.entry}): lift the hold first`,
    );
}

/** The certificate of a purge, signed; the same whenever it is asked for. @throws not-found where none was made */
export function certificateOf(
  { record, signer }: Pick<Workspace, 'record' | 'signer'>,
  caseId: string,
): PurgeCertificate {
  const entry = purgeEntry(record, caseId);
  const said = purgePayload.safeParse(entry?.payload).data;
  if (entry === undefined || said === undefined)
    return fail('not-found', '该案件的数据未被清除', 'The data of this case were not purged');
  const dues = record.purgeDues();
  if (dues.file)
    fail(
      'conflict',
      '数据已清除，但记录文件被占用而尚未重写：请重启服务，随后即可取得证书',
      'The data are taken out, but the file was in use and is still to be rewritten: restart the server, then the certificate can be had',
    );
  if (dues.graph)
    fail(
      'graph-unavailable',
      '记录中的数据已清除，但图数据库尚未重建：请运行 vinetrace rebuild，随后即可取得证书',
      'The record is purged, but the graph is still to be made anew: run vinetrace rebuild, then the certificate can be had',
    );
  const texts = certificateStatement(entry.at, said.counts);
  const content: CertificateContent = {
    type: 'vinetrace-purge-certificate',
    version: 1,
    case: caseId,
    reason: said.reason,
    by: entry.actor,
    at: entry.at,
    removed: said.counts,
    entry: { seq: entry.seq, at: entry.at, hash: entry.hash },
    statement: { zh: texts.map(({ zh }) => zh), en: texts.map(({ en }) => en) },
  };
  const signature = signer.sign(canonicalJson({ ...content, publicKey: signer.publicKey }));
  return { ...content, publicKey: signer.publicKey, signature };
}

/**
 * Purges the data of a case now. The graph is made anew, for what it holds of the case is to go from its files too.
 * @throws not-found; conflict while a hold stands, or where it was done before; graph-unavailable, with the record purged already
 */
export async function purge(
  workspace: Pick<Workspace, 'record' | 'graph' | 'signer' | 'entered' | 'skeletons'>,
  { case: caseId, actor, reason }: Of & { reason: string },
  allowed: (record: Pick<RecordReader, 'entriesOn'>, caseId: string) => void = assertFree,
): Promise<PurgeCertificate> {
  const { record, entered, skeletons } = workspace;
  assertCase(workspace, caseId);
  await record.purge({ case: caseId, actor, reason, allowed: (tx) => allowed(tx, caseId) });
  skeletons.forget(caseId);
  try {
    await rebuildGraph(workspace);
  } finally {
    for (const tell of entered) tell();
  }
  return certificateOf(workspace, caseId);
}

/** Until which day the data of a case were kept, where it is over and nothing holds them; a day ends at midnight UTC. */
function dayOver(record: Pick<RecordReader, 'entriesOn'>, caseId: string): string | undefined {
  const { retention, hold, purged } = dataStateOf(record, caseId);
  const isDue = retention !== null && hold === null && purged === null && retention.on < today();
  return isDue ? retention.on : undefined;
}

/** @throws conflict where somebody gave them another day, or put them on hold, while cases before this one were purged */
function assertDue(record: Pick<RecordReader, 'entriesOn'>, caseId: string): void {
  if (dayOver(record, caseId) === undefined)
    fail('conflict', '保留期限已改，不再到期', 'They are kept for longer by now');
}

/** Purges what is due, in the name of the installation. @returns the cases */
export async function purgeDue(workspace: Parameters<typeof purge>[0]): Promise<string[]> {
  const { record } = workspace;
  const purged: string[] = [];
  for (const { id } of record.cases()) {
    const day = dayOver(record, id);
    if (day === undefined) continue;
    await purge(workspace, { case: id, actor: 'vinetrace', reason: `kept until ${day}` }, assertDue);
    purged.push(id);
  }
  return purged;
}
