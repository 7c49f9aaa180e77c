// Notes on elements and on the canvas: written, changed, removed, put back. Every change is an entry, so nothing of them is lost.
import { fail } from '#contract/errors.ts';
import type {
  KeptNote,
  NoteChange,
  NoteContent,
  NoteResult,
  NoteReturn,
  OpenedNote,
} from '#contract/note.ts';
import type { Session } from '#contract/operations.ts';
import { assertCase } from '../queries/assert-case.ts';
import { assertElements } from '../queries/known-elements.ts';
import { authorOf, contentOf, noteOf, shownNotes } from '../queries/notes/notes.ts';
import type { RecordTx } from '../record/index.ts';
import type { Workspace } from '../workspace.ts';
import { followInGraph } from './follow.ts';
import { unusedId } from './unused-id.ts';

/** Which note is meant, and who does it. */
interface Meant {
  case: string;
  note: string;
  actor: string;
}

/** Pseudonyms of people in the id of an element, which may be that of an edge. */
const PSEUDONYMS = /\bo-[0-9a-f]{24}\b/g;

/** Notes that one case may have. */
const MOST_NOTES = 20_000;

const conflict = (): never =>
  fail(
    'conflict',
    '这条备注刚被他人修改：请比较两者，再决定保留哪一个',
    'Somebody changed this note in the meantime: compare both and choose which one stays',
  );

const unknown = (): never => fail('not-found', '没有这条备注', 'There is no such note');

/** Does something to one note in a transaction of its own. */
async function enter(
  workspace: Workspace,
  caseId: string,
  actor: string,
  work: (tx: RecordTx) => { id: string; entry: number },
): Promise<NoteResult> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  const before = record.head();
  const { id, entry } = await record.transaction(actor, work);
  await followInGraph(workspace, before);
  const note = shownNotes(record, caseId).find((known) => known.id === id) ?? null;
  return { id, entry, note };
}

const put = (tx: RecordTx, { case: caseId, note }: Omit<Meant, 'actor'>, values: KeptNote) => ({
  id: note,
  entry: tx.assert(caseId, 'Note', note, { values }).entry,
});

/** The note as it stands. @throws not-found; conflict where another entry stands than the person saw */
function standing(tx: RecordTx, { case: caseId, note }: Meant, base: number): NoteContent {
  const fact = tx.fact(caseId, 'Note', note) ?? unknown();
  const content = contentOf(noteOf(fact)) ?? unknown();
  return fact.entry === base ? content : conflict();
}

/** @throws not-found for a case or an element that is not there; too-large */
export async function addNote(
  workspace: Workspace,
  { case: caseId, actor, content }: { case: string; actor: string; content: NoteContent },
): Promise<NoteResult> {
  assertCase(workspace, caseId);
  await assertElements(workspace, caseId, content.elements);
  return enter(workspace, caseId, actor, (tx) => {
    if (tx.facts(caseId, 'Note').length >= MOST_NOTES)
      fail('too-large', `一个案件最多 ${MOST_NOTES} 条备注`, `A case has at most ${MOST_NOTES} notes`);
    // Named by the entry that asserts it, so that no id is ever used twice.
    return put(tx, { case: caseId, note: unusedId(tx, caseId, 'Note', 'n') }, content);
  });
}

/** @throws not-found for a case, a note, or an element newly named that is not there; conflict */
export async function changeNote(
  workspace: Workspace,
  { change: { base, ...said }, ...meant }: Meant & { change: NoteChange },
): Promise<NoteResult> {
  assertCase(workspace, meant.case);
  const fact = workspace.record.fact(meant.case, 'Note', meant.note);
  // What a note is on already may be gone by now, and stays named.
  const before = new Set(fact === undefined ? [] : contentOf(noteOf(fact))?.elements);
  const named = said.elements?.filter((id) => !before.has(id)) ?? [];
  await assertElements(workspace, meant.case, named);
  return enter(workspace, meant.case, meant.actor, (tx) => {
    const { text, elements, place } = { ...standing(tx, meant, base), ...said } as NoteContent;
    return put(tx, meant, { text, elements, place });
  });
}

/** @throws not-found, conflict */
export const removeNote = (
  workspace: Workspace,
  { base, ...meant }: Meant & { base: number },
): Promise<NoteResult> =>
  enter(workspace, meant.case, meant.actor, (tx) => {
    standing(tx, meant, base);
    return put(tx, meant, { removed: true });
  });

/** What an entry said of a note. @throws not-found where the entry is none of this note's */
function said(tx: RecordTx, { case: caseId, note }: Meant, seq: number): KeptNote {
  const entry = tx.entry(seq);
  if (entry?.action !== 'assert' || entry.case !== caseId || entry.subject !== `Note:${note}`)
    return unknown();
  const kept = noteOf(entry);
  if ('removed' in kept) return kept;
  // People may have other pseudonyms by now.
  const now = (element: string): string =>
    element.replace(PSEUDONYMS, (named) => tx.ownerNow(caseId, named)?.id ?? named);
  return { ...kept, elements: kept.elements.map(now) };
}

/** Puts a note back as an entry had it: how undo and redo of notes are made. @throws not-found, conflict */
export const returnNote = (
  workspace: Workspace,
  { asked: { to, expect }, ...meant }: Meant & { asked: NoteReturn },
): Promise<NoteResult> =>
  enter(workspace, meant.case, meant.actor, (tx) => {
    const gone: KeptNote = { removed: true };
    const fact = tx.fact(meant.case, 'Note', meant.note) ?? unknown();
    const expected = expect === null ? gone : said(tx, meant, expect);
    if (JSON.stringify(noteOf(fact)) !== JSON.stringify(expected)) return conflict();
    return put(tx, meant, to === null ? gone : said(tx, meant, to));
  });

/**
 * The text of a note as it was written, for changing it; the journal says that it was asked for.
 * @param mayReveal whether the person may see personal data that others wrote
 * @throws not-found; forbidden where something in it is masked and another person wrote it
 */
export async function openNote(
  workspace: Workspace,
  {
    case: caseId,
    note,
    session,
    mayReveal,
  }: { case: string; note: string; session: Session; mayReveal: boolean },
): Promise<OpenedNote> {
  const { record } = workspace;
  assertCase(workspace, caseId);
  const shown = shownNotes(record, caseId).find(({ id }) => id === note) ?? unknown();
  const fact = record.fact(caseId, 'Note', note) ?? unknown();
  const { text } = contentOf(noteOf(fact)) ?? unknown();
  if (!shown.isMasked) return { id: note, entry: shown.entry, text };
  if (!mayReveal && authorOf(record, caseId, note, text) !== session.user)
    fail(
      'forbidden',
      '您的角色无权查看他人备注中的个人信息',
      'Your role does not show you personal data in a note of others',
    );
  await record.transaction(session.user, (tx) => {
    tx.append({
      action: 'reveal',
      case: caseId,
      subject: `Note:${note}`,
      payload: { reason: 'to change it' },
    });
  });
  return { id: note, entry: shown.entry, text };
}
