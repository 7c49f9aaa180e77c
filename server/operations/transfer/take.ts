// Takes a case that another installation sent: checked in full first, then read a second time and entered in one transaction, so that
// a process that is killed leaves a case or none. What was read of lists is staged before, as by any load, and found again.
import { fail } from '#contract/errors.ts';
import { id as idSchema } from '#contract/scalars.ts';
import type { ReceivedResult, TransferAbout, TransferCounts, TransferLook } from '#contract/transfer.ts';
import type { Frame } from '../../transfer/frames.ts';
import {
  canonicalJson,
  fingerprintOf,
  ownerId,
  typeOf,
  type FactType,
  type RawEntry,
  type Reading,
  type RecordTx,
  type Stage,
} from '../../record/index.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import type { Workspace } from '../../workspace.ts';
import { noteCanaries } from '../canaries/note-canaries.ts';
import { deriveCase } from '../derive.ts';
import { enter } from '../enter.ts';
import { countsOf } from '../load.ts';
import { stopwatch } from '../stopwatch.ts';
import { checkTransfer, framesIn, type Checked, type Opening, type Source } from './check.ts';
import { aliasesFrame, contentOf, entriesOf, fileFrame, readingFrame, rowsFrame } from './frame-shapes.ts';
import { PartDigests } from './parts.ts';
import { isSoundAssertion } from './sound.ts';
import { MaskedTaking } from './take-masked.ts';

export interface Taking {
  /** Another id for the case. */
  as?: string | undefined;
  passphrase?: string | undefined;
  actor: string;
  /** Who is let into the case as its officer. */
  officer?: string | undefined;
  signal: AbortSignal;
  onProgress: OnProgress;
}

type Known = Pick<Workspace, 'record' | 'transferIdentity'>;

const opening = ({ transferIdentity }: Known, passphrase: string | undefined): Opening => ({
  identity: transferIdentity,
  passphrase,
});

/** The case as which the same was received before, if it still stands. */
const knownAs = ({ record }: Known, { manifest }: Checked): string | undefined =>
  record
    .receivedCases()
    .find(
      (one) =>
        one.publicKey === manifest.publicKey &&
        one.substance === manifest.substance &&
        record.fact(one.case, 'Case', one.case) !== undefined,
    )?.case;

/** Its own id, or the next one with a number that is free. An id that ever was a case's is not: its journal would mix. */
function freeId({ record }: Known, wanted: string): string {
  const isTaken = (id: string): boolean => record.entries({ case: id, after: 0, limit: 1 }).total > 0;
  if (!isTaken(wanted)) return wanted;
  for (let n = 2; ; n += 1) {
    const id = `${wanted.slice(0, 120)}-${n}`;
    if (!isTaken(id)) return id;
  }
}

/** @throws conflict for an id that is taken; bad-request for what is none */
function idFor(workspace: Known, about: TransferAbout, as: string | undefined): string {
  if (as === undefined) return freeId(workspace, idSchema.safeParse(about.case.id).data ?? 'received');
  if (!idSchema.safeParse(as).success)
    fail('bad-request', `${as} 不能作为案件编号`, `${as} cannot be the id of a case`);
  if (freeId(workspace, as) !== as)
    fail('conflict', `已有编号为 ${as} 的案件：请换一个编号`, `There is a case ${as}: choose another id`);
  return as;
}

/** What is inside, after all of it was checked; nothing is taken. @throws as `checkTransfer` */
export async function lookIntoTransfer(
  workspace: Known,
  source: Source,
  { passphrase, signal, onProgress }: Pick<Taking, 'passphrase' | 'signal' | 'onProgress'>,
): Promise<TransferLook> {
  const checked = await checkTransfer(source, opening(workspace, passphrase), { signal, onProgress });
  const { about, publicKey, substance } = checked.manifest;
  const as = freeId(workspace, about.case.id);
  return {
    about,
    fingerprint: fingerprintOf(publicKey),
    bytes: source.bytes,
    substance,
    chain: checked.chain,
    as,
    renamed: as !== about.case.id,
    known: knownAs(workspace, checked) ?? null,
  };
}

/** Frames with the next one in sight, counted as they pass. */
class Frames {
  readonly digests = new PartDigests();
  readonly #source: AsyncIterator<Frame>;
  #next: Frame | undefined;

  constructor(source: AsyncIterable<Frame>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async peek(): Promise<Frame | undefined> {
    if (this.#next === undefined) {
      const { value, done } = await this.#source.next();
      if (done !== true) this.#next = value as Frame;
    }
    return this.#next;
  }

  async take(): Promise<Frame | undefined> {
    const frame = await this.peek();
    this.#next = undefined;
    if (frame !== undefined) this.digests.add(frame);
    return frame;
  }

  /** The frames of some kinds, up to the first of another. */
  async *of(...kinds: Frame['kind'][]): AsyncGenerator<Frame> {
    for (
      let next = await this.peek();
      next !== undefined && kinds.includes(next.kind);
      next = await this.peek()
    ) {
      const taken = await this.take();
      if (taken !== undefined) yield taken;
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

/** Rows are staged under a way of reading of their own: no list that is loaded here ever stands on what somebody sent. */
async function stageReadings(frames: Frames, stage: Stage, from: string): Promise<Map<number, Reading>> {
  const readings = new Map<number, Reading>();
  for await (const frame of frames.of('reading')) {
    const { entries, ...told } = contentOf(readingFrame, frame);
    const plan = `received:${from}:${told.digest}`;
    const known = await stage.find({ sha256: told.sha256, plan });
    const reading: Reading = known ?? { ...told, plan, told: told.told, number: await stage.begin() };
    for await (const piece of frames.of('rows')) {
      if (known !== undefined) continue;
      const { n, cells, records } = contentOf(rowsFrame, piece);
      await stage.write(reading.number, { n: Int32Array.from(n), cells, records });
    }
    if (known === undefined) await stage.complete(reading);
    for (const entry of entries) readings.set(entry, reading);
  }
  return readings;
}

async function takeFiles(tx: RecordTx, frames: Frames): Promise<void> {
  for await (const frame of frames.of('file')) {
    const { sha256 } = contentOf(fileFrame, frame);
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for await (const { content } of frames.of('chunk')) yield content;
    }
    const stored = await tx.putFile(chunks());
    if (stored.sha256 !== sha256)
      fail('input-refused', '文件在读取时被改动', 'The file changed while it was read');
  }
}

/** An entry whose people have the pseudonyms of this installation. */
function rekeyed(entry: RawEntry, aliases: ReadonlyMap<string, string>): RawEntry {
  if (aliases.size === 0) return entry;
  const here = (text: string): string =>
    text.replace(/\bo-[0-9a-f]{24}\b/g, (owner) => aliases.get(owner) ?? owner);
  return {
    ...entry,
    subject: here(entry.subject),
    payload: entry.payload === null ? null : here(entry.payload),
  };
}

/** What is inferred is inferred again here. @throws input-refused for an assertion that says what it cannot */
function isTaken({ seq, action, subject }: RawEntry, payload: unknown): boolean {
  if (action !== 'assert') return true;
  const type = typeOf(subject);
  if (!isSoundAssertion(type, payload))
    fail(
      'input-refused',
      `文件的日志第 ${seq} 条所登记的内容有误：请让发送方重新发送`,
      `Entry ${seq} of the journal in the file asserts what cannot be asserted: ask for it again`,
    );
  return type !== 'Lineage';
}

interface Entering {
  workspace: Workspace;
  caseId: string;
  checked: Checked;
  frames: Frames;
  readings: ReadonlyMap<number, Reading>;
  aliases: ReadonlyMap<string, string>;
}

/** Enters files and journal; the journal as it came is kept as a file, so that its chain can be checked at any time. */
async function enterJournal(
  tx: RecordTx,
  { caseId, checked, frames, readings, aliases }: Entering,
): Promise<void> {
  const { manifest } = checked;
  const { publicKey, substance, about } = manifest;
  const journal = manifest.parts.journal?.sha256;
  const receiving = tx.receiving(
    caseId,
    { publicKey, substance, masked: about.masked, payload: { manifest, journal: journal ?? null } },
    readings,
  );
  await takeFiles(tx, frames);
  async function* lines(): AsyncGenerator<Uint8Array> {
    for await (const frame of frames.of('journal')) {
      for (const entry of entriesOf(frame)) {
        const own = rekeyed(entry, aliases);
        const payload = own.payload === null ? undefined : (JSON.parse(own.payload) as unknown);
        if (isTaken(own, payload)) receiving.take(own, payload);
      }
      yield frame.content;
    }
  }
  await tx.putFile(lines());
}

const countsNow = ({ record }: Workspace, caseId: string, files: number): TransferCounts => ({
  ...countsOf(record, caseId),
  entries: record.entries({ case: caseId, after: 0, limit: 1 }).total,
  files,
});

/**
 * Checks the file and takes the case. The same once more changes nothing and says as which case it is here.
 * @throws input-refused, saying which part is wrong; conflict for an id that is taken; cancelled: nothing changed then
 */
export async function takeTransfer(
  workspace: Workspace,
  source: Source,
  { as, passphrase, actor, officer, signal, onProgress }: Taking,
): Promise<ReceivedResult> {
  const { record } = workspace;
  const opens = opening(workspace, passphrase);
  const checked = await checkTransfer(source, opens, { signal, onProgress });
  const { about, publicKey, parts } = checked.manifest;
  const answer = { from: fingerprintOf(publicKey), masked: about.masked };
  const known = knownAs(workspace, checked);
  if (known !== undefined)
    return {
      ...answer,
      case: known,
      entries: 0,
      already: true,
      counts: countsNow(workspace, known, about.counts.files),
    };
  const caseId = idFor(workspace, about, as);
  const stage = record.stage();
  const frames = new Frames(framesIn(source, opens, { onProgress, signal, stage: STAGES.take }));
  const watch = stopwatch();
  try {
    await frames.take();
    const aliases = new Map<string, string>();
    for await (const frame of frames.of('owners'))
      for (const [owner, key] of Object.entries(contentOf(aliasesFrame, frame)))
        aliases.set(owner, ownerId(record.pseudonymKey, key));
    const readings = await stageReadings(frames, stage, publicKey);
    const entered = await enter(workspace, { actor, signal, onProgress, watch }, async (tx, graphOpens) => {
      // Somebody else may have taken it meanwhile.
      if (freeId({ ...workspace, record: { ...record, ...tx } }, caseId) !== caseId)
        fail('conflict', `已有编号为 ${caseId} 的案件`, `There is a case ${caseId} by now`);
      if (about.masked) await new MaskedTaking(tx, caseId, checked).take(frames);
      else await enterJournal(tx, { workspace, caseId, checked, frames, readings, aliases });
      await frames.take();
      if (canonicalJson(frames.digests.done()) !== canonicalJson(parts))
        fail('input-refused', '文件在读取时被改动', 'The file changed while it was read');
      if (tx.fact(caseId, 'Case', caseId) === undefined)
        fail('input-refused', '文件中没有案件', 'The file holds no case');
      if (officer !== undefined) tx.letIn({ case: caseId, user: officer, role: 'case-officer' });
      if (about.masked) return;
      await deriveCase(tx, caseId, { workspace, signal, onProgress, watch, graphOpens });
      const changed = new Set<FactType>(['List']);
      if (tx.facts(caseId, 'Canary').length > 0) changed.add('Canary');
      await noteCanaries(tx, caseId, { workspace, signal, onProgress, changed });
    });
    return {
      ...answer,
      case: caseId,
      entries: entered.entries,
      already: false,
      counts: countsNow(workspace, caseId, about.counts.files),
    };
  } catch (error) {
    await stage.takeBack();
    throw error;
  } finally {
    stage.release();
    await frames.close();
  }
}
