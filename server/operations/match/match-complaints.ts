// Which holders explain complaints: those of a table that is not in the case, or the case's own. Nothing is stored.
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '#contract/errors.ts';
import type { LineageModel } from '#contract/lineage.ts';
import type { ComplaintMatch } from '#contract/match.ts';
import type { Text } from '#contract/text.ts';
import { readComplaints } from '../../ingest/folder/read-complaints.ts';
import { STAGES, type OnProgress } from '../../progress.ts';
import { assertCase } from '../../queries/assert-case.ts';
import { actorsOf, textOf } from '../../queries/case-chain.ts';
import { caseLists } from '../../queries/lineage/case-lists.ts';
import { matchKeysOf } from '../../match-keys.ts';
import { complaintsHeld, noteNumberSearch } from '../../queries/search/note-number.ts';
import type { Workspace } from '../../workspace.ts';
import type { InputOf } from '../../workers/index.ts';

interface Options {
  case: string;
  onProgress: OnProgress;
  signal: AbortSignal;
}

type Given = InputOf<'match-complaints'>['complaints'][number];

/** It is not the model of the lineage, and nothing has checked its figures against complaints whose lists are known. */
const COMPLAINT_MODEL: LineageModel = {
  name: 'complaint-mixture',
  version: '1',
  calibrated: false,
  note: {
    zh: '未经校准：数值只用于给持有者排序，不是概率，请以证据强度等级为准。',
    en: 'Uncalibrated: the figure ranks holders and is no probability; go by the verbal bands.',
  },
};

/** At or above this a complaint counts as explained by no seized list. */
const UNEXPLAINED = 0.5;
/** A table of complaints is small: no more is taken into memory. */
const LARGEST = 64 * 1024 * 1024;

const asGiven = (id: string, values: Record<string, unknown>): Given => ({
  id,
  on: textOf(values['on']) ?? '',
  caller: textOf(values['caller_id']),
  values,
});

async function explained(
  workspace: Workspace,
  given: readonly Given[],
  options: Options,
): Promise<ComplaintMatch> {
  const { record, workers } = workspace;
  const { case: caseId, onProgress, signal } = options;
  const actors = actorsOf(record, caseId);
  const actor = (id: string): string => actors[id] ?? id;
  // Only somebody whom the case knows can be the holder of a list; whom it does not know may be anybody.
  const isKnown = (id: string): boolean =>
    record.fact(caseId, 'Party', id) !== undefined || record.fact(caseId, 'Handle', id) !== undefined;
  const lists = caseLists(record, caseId);
  const { holders, complaints, owners, known } = await workers.run(
    'match-complaints',
    {
      source: record.source,
      pseudonymKey: record.pseudonymKey,
      case: caseId,
      people: record.countOwners(caseId),
      lists: lists.map(({ id, holder, entry, reading, mapping, firstPossibleOn }) => ({
        id,
        holder: actor(holder),
        entry,
        reading,
        mapping,
        from: firstPossibleOn,
      })),
      complaints: given.map((complaint) => ({
        ...complaint,
        caller:
          complaint.caller === undefined || !isKnown(complaint.caller) ? undefined : actor(complaint.caller),
      })),
    },
    {
      signal,
      onProgress: (done, total) => onProgress({ stage: STAGES.match, done, total }),
    },
  );
  const found = new Map(complaints.map((one) => [one.id, one]));
  const details = given.map(({ id, on, caller }): ComplaintMatch['details'][number] => {
    const one = found.get(id);
    const owner = owners[id];
    return {
      complaint: id,
      on,
      ...(caller === undefined ? {} : { caller }),
      ...(owner === undefined ? {} : { owner }),
      known: known[id] ?? [],
      explanations: one?.explanations ?? [],
      unexplained: one?.unexplained ?? 1,
    };
  });
  return {
    case: caseId,
    model: COMPLAINT_MODEL,
    complaints: given.length,
    holders,
    unexplained: details.filter(({ unexplained }) => unexplained >= UNEXPLAINED).length,
    details,
  };
}

/** The phones by which complaints ask for somebody count as searches by them. @throws too-many-searches */
async function noteNumbers(
  { record }: Pick<Workspace, 'record'>,
  caseId: string,
  user: string,
  complaints: readonly { values: Record<string, unknown> }[],
): Promise<void> {
  const keys = complaints.flatMap(({ values }) => matchKeysOf(textOf(values['owner_phone']) ?? ''));
  const held = complaintsHeld(new Set(keys.filter((key) => key.startsWith('phone:'))).size);
  if (held !== undefined) await noteNumberSearch(record, { case: caseId, user, by: 'match', ...held });
}

/** Complaints in the bytes of a table; `actor` is who sent it. @throws input-refused; not-found */
async function ofTable(
  workspace: Workspace,
  file: string,
  bytes: Buffer,
  {
    tell,
    actor,
    ...options
  }: Options & { tell?: ((warning: Text) => void) | undefined; actor?: string | undefined },
): Promise<ComplaintMatch> {
  assertCase(workspace, options.case);
  const { rows, warnings } = readComplaints(file, bytes);
  if (actor !== undefined) await noteNumbers(workspace, options.case, actor, rows);
  for (const warning of warnings) tell?.(warning);
  return explained(
    workspace,
    rows.map(({ id, values }) => asGiven(id, values)),
    options,
  );
}

const tooLarge = (): never =>
  fail(
    'too-large',
    '投诉表超过 64 MB：这不像投诉表',
    'The table is larger than 64 MB: this is no table of complaints',
  );

/** A table on the disk. @throws wrong-usage where there is no such file */
export async function matchComplaintsOnDisk(
  workspace: Workspace,
  { file, ...options }: Options & { file: string; tell: (warning: Text) => void },
): Promise<ComplaintMatch> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) fail('wrong-usage', `没有这个文件：${file}`, `There is no file ${file}`);
  if (found.size > LARGEST) tooLarge();
  return ofTable(workspace, basename(file), await readFile(file), options);
}

/** The complaints of the case itself. @throws not-found */
export function matchOwnComplaints(workspace: Workspace, options: Options): Promise<ComplaintMatch> {
  assertCase(workspace, options.case);
  const own = workspace.record
    .facts(options.case, 'Complaint')
    .map((fact) => asGiven(fact.id, fact.payload.values));
  return explained(workspace, own, options);
}

/** An upload of a person, gone afterwards unless it is to be kept, or the complaints of the case where none is named. */
export async function matchComplaintsUpload(
  workspace: Workspace,
  {
    actor,
    upload: id,
    keep,
    ...options
  }: Options & { actor: string; upload?: string | undefined; keep: boolean },
): Promise<ComplaintMatch> {
  const { spool } = workspace;
  if (id === undefined) return matchOwnComplaints(workspace, options);
  const upload = spool.find(actor, id);
  try {
    if (upload.bytes > LARGEST) tooLarge();
    const pieces: Buffer[] = [];
    for await (const piece of spool.source(upload).stream() as AsyncIterable<Buffer>) pieces.push(piece);
    return await ofTable(workspace, upload.name, Buffer.concat(pieces), { ...options, actor });
  } finally {
    if (!keep) spool.remove(upload.id);
  }
}
