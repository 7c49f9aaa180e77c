// An exhibit of the record as it is shown, masked unless it was revealed.
import type { ExhibitFile } from '#contract/queries/evidence-file.ts';
import type { Reveal } from '#contract/reveal.ts';
import { grade } from '#contract/grades.ts';
import { sha256 } from '#contract/scalars.ts';
import { MOST_SHOWN, readExhibit, type ReadExhibit } from '../exhibit-reader.ts';
import { isEntity, maskText, type Fact, type RecordReader } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { shownUntil } from './reveals.ts';
import { noElement } from './assert-case.ts';
import { textOf } from './case-chain.ts';

/** The exhibit of a case by its reference. @throws not-found */
export function exhibitFact(record: RecordReader, caseId: string, ref: string): Fact {
  const fact = record.byRef(caseId, ref) ?? record.fact(caseId, 'Evidence', ref);
  return fact?.type === 'Evidence' ? fact : noElement(ref);
}

/** Enough to tell a picture or PDF by. */
const HEAD = 65_536;

/** The bytes of a file of the record, no more of them than can be shown; `bytes` is its whole size. */
export function bytesOf(
  record: RecordReader,
  hash: string,
): { head: Buffer; whole: Buffer | undefined; bytes: number } | undefined {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const chunks = record.file(hash);
  if (chunks === undefined) return undefined;
  for (const chunk of chunks) {
    if (bytes <= MOST_SHOWN) pieces.push(chunk);
    bytes += chunk.length;
  }
  const read = Buffer.concat(pieces);
  return { head: read.subarray(0, HEAD), whole: bytes > MOST_SHOWN ? undefined : read, bytes };
}

async function readOf(file: ReturnType<typeof bytesOf>): Promise<ReadExhibit> {
  const nothing = { headers: [], attachments: [], lines: [], warnings: [] };
  if (file === undefined) return { ...nothing, form: 'none' };
  if (file.whole !== undefined) return readExhibit(file.whole);
  const { form, mediaType } = await readExhibit(file.head);
  return form === 'pdf' || form === 'image'
    ? { ...nothing, form, ...(mediaType === undefined ? {} : { mediaType }) }
    : { ...nothing, form: 'large' };
}

/** Which statements name the exhibit, with the passage in it. */
function passagesOf(record: RecordReader, caseId: string, id: string): ExhibitFile['passages'] {
  const named = record.facts(caseId).flatMap((fact) => {
    if (fact.payload.values['evidence_id'] !== id) return [];
    const hasPassage = fact.payload.hand?.supports.some(({ evidence }) => evidence === id) === true;
    return hasPassage || !isEntity(fact.type)
      ? []
      : [{ element: fact.ref, type: fact.type, entry: fact.entry }];
  });
  const marked = record
    .byHand(caseId)
    .flatMap(({ type, ref, entry, payload: { hand } }) =>
      hand?.joined !== undefined || !isEntity(type)
        ? []
        : (hand?.supports ?? []).flatMap(({ evidence, ...lines }) =>
            evidence === id ? [{ element: ref, type, entry, ...lines }] : [],
          ),
    );
  return [...named, ...marked];
}

/** @throws not-found */
export async function exhibitAnswer(
  { record }: Pick<Workspace, 'record'>,
  asked: { case: string; evidence: string; offset: number; limit: number },
  reveal: Reveal | undefined,
): Promise<ExhibitFile> {
  const fact = exhibitFact(record, asked.case, asked.evidence);
  const { values } = fact.payload;
  const show = (text: string): string => (reveal !== undefined ? text : maskText(text));
  const hash = sha256.safeParse(values['sha256']).data;
  const file = hash === undefined ? undefined : bytesOf(record, hash);
  const { lines, headers, attachments, ...read } = await readOf(file);
  const page = lines.slice(asked.offset, asked.offset + asked.limit);
  const said = (name: 'on' | 'summary' | 'file'): Partial<Record<typeof name, string>> => {
    const value = textOf(values[name]);
    return value === undefined ? {} : { [name]: name === 'on' ? value : show(value) };
  };
  const known = grade.safeParse(values['grade']).data;
  return {
    evidence: fact.ref,
    kind: textOf(values['kind']) ?? 'other',
    ...said('on'),
    ...said('summary'),
    ...said('file'),
    ...(known === undefined ? {} : { grade: known }),
    ...(hash === undefined ? {} : { sha256: hash }),
    ...(file === undefined ? {} : { bytes: file.bytes }),
    ...read,
    headers: headers.map(({ name, value }) => ({ name, value: show(value) })),
    attachments: attachments.map((one) => ({ ...one, name: show(one.name) })),
    lines: page.map(({ n, text, at, who }) => ({
      n,
      text: show(text),
      ...(at === undefined ? {} : { at }),
      ...(who === undefined ? {} : { who: show(who) }),
    })),
    shown: page.length,
    total: lines.length,
    ...shownUntil(reveal),
    passages: passagesOf(record, asked.case, fact.id),
  };
}
