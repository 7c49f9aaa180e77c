// Makes the inside of a transfer file, frame after frame: what it is, people, readings, files, journal (or, masked, facts and
// links), then the signed digests of all that. Never more than one frame of it is in memory.
import { createHash } from 'node:crypto';
import {
  TRANSFER_VERSION,
  type TransferAbout,
  type TransferCounts,
  type TransferManifest,
} from '#contract/transfer.ts';
import { fail } from '#contract/errors.ts';
import { MAGIC, packed, type FrameKind } from '../../transfer/frames.ts';
import { canonicalJson, entryLine, isSubstance, type RecordReader } from '../../record/index.ts';
import { pacer } from '../../pace.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import type { Workspace } from '../../workspace.ts';
import { countsOf } from '../load.ts';
import { aliasesOf } from './aliases.ts';
import { maskedFacts, maskedLinks } from './masked.ts';
import { PartDigests } from './parts.ts';
import { selectionOf, subjectOf, type Kept } from './selection.ts';
import { surveyOf, type Survey } from './survey.ts';

export interface Packing {
  case: string;
  masked: boolean;
  lists?: readonly string[] | undefined;
  reason: string;
  signal: AbortSignal;
  onProgress: OnProgress;
}

/** Text gathered for one frame of the journal. */
const JOURNAL_BYTES = 1 << 18;

/** Counts of what goes: facts by type, rows and people of the lists that go. */
function countsFor(record: RecordReader, caseId: string, kept: Kept, survey: Survey): TransferCounts {
  const whole = countsOf(record, caseId);
  const sizes = { entries: survey.entries.size, files: survey.files.length };
  if (kept === undefined) return { ...whole, ...sizes };
  const facts = record.facts(caseId).filter((fact) => kept.has(subjectOf(fact)));
  const of = (type: string): number => facts.filter((fact) => fact.type === type).length;
  const lists = facts.filter(({ type }) => type === 'List');
  const people = new Set<string>();
  for (const { id } of lists) for (const { owner } of record.rowOwners(caseId, id)) people.add(owner);
  return {
    parties: of('Party'),
    handles: of('Handle'),
    lists: lists.length,
    rows: lists.reduce((sum, { id }) => sum + record.countRows(caseId, id), 0),
    owners: people.size,
    transfers: of('Transfer'),
    evidence: of('Evidence'),
    complaints: of('Complaint'),
    canaries: of('Canary'),
    ...sizes,
  };
}

const EMPTY: Survey = { entries: new Set(), files: [], readings: [], owners: [] };

/** What is in a file, before a byte of it is made. @throws not-found for a list that the case does not have; conflict for a masked part in the clear */
export function planTransfer(
  workspace: Workspace,
  asked: Packing,
): { about: TransferAbout; kept: Kept; survey: Survey } {
  const { record, signer } = workspace;
  const { case: caseId, masked, lists, reason } = asked;
  if (!masked && record.isMaskedPart(caseId))
    fail(
      'conflict',
      '本案是以掩码形式接收的，只能再以掩码形式发送',
      'The case was received as a masked part: it can be sent on masked only',
    );
  const kept = selectionOf(record, caseId, lists);
  const survey = masked ? EMPTY : surveyOf(record, caseId, kept);
  const { title } = record.cases().find(({ id }) => id === caseId) ?? { title: caseId };
  return {
    kept,
    survey,
    about: {
      type: 'vinetrace-transfer',
      version: TRANSFER_VERSION,
      case: { id: caseId, title },
      from: signer.publicKey,
      at: new Date().toISOString(),
      masked,
      ...(lists === undefined ? {} : { lists: [...lists] }),
      reason,
      counts: countsFor(record, caseId, kept, survey),
    },
  };
}

type Content = readonly [FrameKind, Buffer];

const json = (kind: FrameKind, value: unknown): Content => [kind, Buffer.from(JSON.stringify(value))];

function* readingFrames(record: RecordReader, survey: Survey): Iterable<Content> {
  for (const { reading, entries } of survey.readings) {
    yield json('reading', { ...reading, entries });
    for (const { n, cells, records } of record.writtenRows(reading.number)) {
      if (n.length > 0) yield json('rows', { n: [...n], cells, records });
    }
  }
}

function* fileFrames(record: RecordReader, survey: Survey): Iterable<Content> {
  for (const sha256 of survey.files) {
    yield json('file', { sha256, bytes: record.fileBytes(sha256) ?? 0 });
    for (const chunk of record.file(sha256) ?? []) yield ['chunk', chunk];
  }
}

function* journalFrames(
  record: RecordReader,
  caseId: string,
  survey: Survey,
  substance: (hash: string) => void,
): Iterable<Content> {
  let text = '';
  for (const entry of record.rawEntries(caseId)) {
    if (!survey.entries.has(entry.seq)) continue;
    if (isSubstance(entry.action)) substance(entry.hash);
    text += `${entryLine(entry)}\n`;
    if (text.length < JOURNAL_BYTES) continue;
    yield ['journal', Buffer.from(text)];
    text = '';
  }
  if (text !== '') yield ['journal', Buffer.from(text)];
}

function* maskedFrames(workspace: Workspace, caseId: string, kept: Kept): Iterable<Content> {
  const facts = maskedFacts(workspace, caseId, kept);
  for (let from = 0; from < facts.length; from += 200) yield json('facts', facts.slice(from, from + 200));
  for (const link of maskedLinks(workspace, caseId, kept)) yield json('link', link);
}

/** The bytes of a file before they are locked. @throws cancelled */
export async function* packTransfer(
  workspace: Workspace,
  { case: caseId, masked, signal, onProgress }: Packing,
  { about, kept, survey }: ReturnType<typeof planTransfer>,
): AsyncGenerator<Buffer> {
  const { record, signer } = workspace;
  const digests = new PartDigests();
  const substance = createHash('sha256');
  const pace = pacer();
  const frames = function* (): Iterable<Content> {
    if (masked) {
      yield* maskedFrames(workspace, caseId, kept);
      return;
    }
    if (survey.owners.length > 0) yield json('owners', aliasesOf(record, caseId, survey.owners));
    yield* readingFrames(record, survey);
    yield* fileFrames(record, survey);
    yield* journalFrames(record, caseId, survey, (hash) => void substance.update(`${hash}\n`));
  };
  // Rows and chunks are what takes long; the rest is said in passing.
  const total =
    about.counts.rows + survey.files.reduce((sum, sha256) => sum + (record.fileBytes(sha256) ?? 0) / 1024, 0);
  let done = 0;
  yield MAGIC;
  yield packed('about', Buffer.from(canonicalJson(about)));
  for (const [kind, content] of frames()) {
    await pace();
    if (signal.aborted) fail('cancelled', '已取消', 'Cancelled');
    digests.add({ kind, content });
    // A masked part is known again by what it says.
    if (masked) substance.update(content);
    if (kind === 'rows') done += 1000;
    if (kind === 'chunk') done += content.length / 1024;
    onProgress({ stage: STAGES.pack, done: Math.min(done, total), total });
    yield packed(kind, content);
  }
  const signed = {
    about,
    parts: digests.done(),
    substance: substance.digest('hex'),
    publicKey: signer.publicKey,
  };
  const manifest: TransferManifest = { ...signed, signature: signer.sign(canonicalJson(signed)) };
  yield packed('end', Buffer.from(canonicalJson(manifest)));
}
