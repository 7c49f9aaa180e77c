// Which reveal stands: the journal is asked, so that what ends there ends everywhere.
import { keptReveal, revealedType, type Reveal } from '#contract/reveal.ts';
import type { Access } from '../access.ts';
import type { JournalEntry, RecordReader } from '../record/index.ts';

/** The action by which something was revealed, and that by which a person ended it. */
export const REVEAL = 'reveal';
export const REVEAL_END = 'reveal-end';

/** What an entry that ends a reveal has for its subject. */
export const revealSubject = (entry: number): string => `Reveal:${entry}`;

/** An entry as the reveal that it is, as of now; undefined where it is none. */
export function revealOf({ action, subject, seq, payload }: JournalEntry): Reveal | undefined {
  const at = subject.indexOf(':');
  const type = revealedType.safeParse(subject.slice(0, at)).data;
  const kept = keptReveal.safeParse(payload).data;
  if (action !== REVEAL || type === undefined || kept === undefined) return undefined;
  const seconds = Math.max(0, Math.ceil((Date.parse(kept.until) - Date.now()) / 1000));
  return { ...kept, reveal: seq, type, element: subject.slice(at + 1), seconds };
}

interface Asked {
  case: string;
  type: Reveal['type'];
  /** Its id. */
  element: string;
  /** Entry that the question names. */
  reveal?: number | undefined;
}

/**
 * The reveal that a question names, where it is of whoever asks, of this element, not yet over, and they have the right still.
 * Else nothing: the answer is then masked, not refused, for a page asks on while its time runs out.
 */
export function standingReveal(
  record: Pick<RecordReader, 'entry' | 'entriesOn'>,
  access: Access,
  { case: caseId, type, element, reveal: seq }: Asked,
): Reveal | undefined {
  if (seq === undefined || !access.may('reveal', caseId)) return undefined;
  const entry = record.entry(seq);
  if (entry === undefined || entry.case !== caseId || entry.actor !== access.user) return undefined;
  const found = revealOf(entry);
  if (found === undefined || found.type !== type || found.element !== element || found.seconds === 0)
    return undefined;
  return record.entriesOn(caseId, revealSubject(seq)).length > 0 ? undefined : found;
}

/** What an answer says of the reveal that it was made under. */
export const shownUntil = (reveal: Reveal | undefined): { revealed: boolean; until?: string } =>
  reveal === undefined ? { revealed: false } : { revealed: true, until: reveal.until };
