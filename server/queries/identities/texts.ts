// What texts of a case tell of its handles: who wrote what and when, which contacts were given, who was named as whose.
import type { Statement } from '../../identities/facts.ts';
import type { ExhibitText as Exhibit } from '../exhibit-texts.ts';

/** A handle as texts may name it. */
export interface NamedHandle {
  id: string;
  platform: string;
  value: string;
}

export interface Told {
  texts: Map<string, string[]>;
  contacts: Map<string, string[]>;
  hours: Map<string, number[]>;
  statements: Statement[];
}

/** A line of a chat: day, hour, who, what. */
const CHAT_LINE = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):\d{2}(?::\d{2})?\s+(.{1,80}?)\s*[:：]\s*(.*)$/;
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
/** Words by which somebody says outright that it is one person. */
const OUTRIGHT =
  /同一个?人|同一位|网名|又叫|也叫|都叫他|都叫她|小号|换了?(?:个|新)?号|same person|also known|aka/i;
/** A question repeats what it asks about. */
const QUESTION = /^\s*问\s*[:：]/;
const MAIL_HEAD = /^(From|Date|To|Cc|Subject|MIME-Version|Content-[\w-]+):/i;

const add = <T>(to: Map<string, T[]>, id: string, ...values: T[]): void => {
  to.set(id, [...(to.get(id) ?? []), ...values]);
};

/** Whether a text names a handle: a number or address wherever it stands, a net name only in quotes or as a name by itself. */
function isNamed({ platform, value }: NamedHandle, text: string): boolean {
  if (value.length < 2) return false;
  if (platform === 'net-name')
    return (
      ['“', '"', '「', '‘'].some((open) => text.includes(open + value)) ||
      text.includes(`叫他${value}`) ||
      text.includes(`叫${value}`)
    );
  const at = text.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return false;
  // A number within a longer one is another number.
  return !/[\dA-Za-z]/.test(text[at - 1] ?? '') && !/[\dA-Za-z]/.test(text[at + value.length] ?? '');
}

/** Contacts in a text: phones, and the values of other handles. */
function contactsIn(text: string, handles: readonly NamedHandle[], but: string): string[] {
  const named = handles
    .filter((handle) => handle.id !== but && handle.platform !== 'net-name' && isNamed(handle, text))
    .map(({ value }) => value.toLowerCase());
  return [...new Set([...(text.match(PHONE) ?? []), ...named])];
}

/** The handle that a line is said by: `海哥资源(9902871450)`. */
const speakerOf = (who: string, handles: readonly NamedHandle[]): NamedHandle | undefined =>
  handles.find(({ platform, value }) => platform !== 'net-name' && who.includes(value)) ??
  handles.find(
    ({ platform, value }) => platform === 'net-name' && who.replace(/[（(].*$/, '').trim() === value,
  );

function readChat(line: RegExpExecArray, handles: readonly NamedHandle[], told: Told): void {
  const speaker = speakerOf(line[3]!, handles);
  if (speaker === undefined) return;
  const message = line[4]!;
  add(told.texts, speaker.id, message);
  add(told.hours, speaker.id, Number(line[2]));
  add(told.contacts, speaker.id, ...contactsIn(message, handles, speaker.id));
  // A number beside a net name: the one is written as the other.
  const name = line[3]!.replace(/[（(].*$/, '').trim();
  if (name !== '' && !name.includes(speaker.value)) add(told.texts, speaker.id, name);
}

function readSentence(
  sentence: string,
  { id: evidence, grade }: Exhibit,
  handles: readonly NamedHandle[],
  told: Told,
): void {
  if (QUESTION.test(sentence)) return;
  const named = handles.filter((handle) => isNamed(handle, sentence));
  if (named.length === 0) return;
  for (const { id } of named) add(told.contacts, id, ...contactsIn(sentence, handles, id));
  const how = OUTRIGHT.test(sentence) ? 'said' : 'together';
  for (const [at, a] of named.entries())
    for (const b of named.slice(at + 1))
      told.statements.push({
        handles: [a.id, b.id],
        how,
        evidence,
        ...(grade === undefined ? {} : { grade }),
      });
}

function readMail({ text }: Exhibit, handles: readonly NamedHandle[], told: Told): void {
  const lines = text.split(/\r?\n/);
  const head = lines.filter((line) => MAIL_HEAD.test(line));
  const from = head.find((line) => /^From:/i.test(line)) ?? '';
  const writer = handles.find((handle) => handle.platform === 'mail' && isNamed(handle, from));
  if (writer === undefined) return;
  const hour = /\b(\d{2}):\d{2}(?::\d{2})?/.exec(head.find((line) => /^Date:/i.test(line)) ?? '')?.[1];
  if (hour !== undefined) add(told.hours, writer.id, Number(hour));
  const body = lines.filter((line) => !MAIL_HEAD.test(line)).join('\n');
  add(told.texts, writer.id, body);
  add(told.contacts, writer.id, ...contactsIn(body, handles, writer.id));
}

/** Reads the exhibits of a case. */
export function readTexts(exhibits: readonly Exhibit[], handles: readonly NamedHandle[]): Told {
  const told: Told = { texts: new Map(), contacts: new Map(), hours: new Map(), statements: [] };
  for (const exhibit of exhibits) {
    if (exhibit.kind === 'mail') {
      readMail(exhibit, handles, told);
      continue;
    }
    for (const line of exhibit.text.split(/\r?\n/)) {
      const chat = CHAT_LINE.exec(line);
      if (chat !== null) readChat(chat, handles, told);
      else for (const sentence of line.split(/[。！？!?]/)) readSentence(sentence, exhibit, handles, told);
    }
  }
  return told;
}

/** What the note beside a handle says: its words, and the contacts in it. */
export function readNote(
  handle: NamedHandle,
  note: string,
  handles: readonly NamedHandle[],
  told: Told,
): void {
  add(told.texts, handle.id, note);
  add(told.contacts, handle.id, ...contactsIn(note, handles, handle.id));
}
