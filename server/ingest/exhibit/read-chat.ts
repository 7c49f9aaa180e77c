// A chat as messages: lines that begin with a moment and a name, or a JSON export of messages.
import { z } from 'zod';
import type { ExhibitLine } from '#contract/queries/evidence-file.ts';

/** `2014-10-09 20:13 海哥资源(9902871450):老资料便宜点` */
const LINE =
  /^\s*\[?(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)\]?[\s,，]+([^:：]{1,80})[:：]\s*(.*)$/u;
/** `2014-10-09 20:13:05 海哥资源(9902871450)`, with what was said on the lines below. */
const HEAD =
  /^\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?)\s+(\S[^:：]{0,79}\([^()]*\)|\S[^:：]{0,79}<[^<>]*>)\s*$/u;

/** Share of the lines that must begin a message, unless the text begins with one and there are others. */
const ENOUGH = 0.5;

/** Messages of a text; undefined where it is no chat. Lines that begin with no moment belong to the message above. */
export function chatOf(text: string): ExhibitLine[] | undefined {
  const messages: ExhibitLine[] = [];
  let [begun, filled] = [0, 0];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    filled += 1;
    const [, at, who, said = ''] = LINE.exec(line) ?? HEAD.exec(line) ?? [];
    const last = messages.at(-1);
    if (at !== undefined && who !== undefined) {
      begun += 1;
      messages.push({ n: messages.length + 1, at, who: who.trim(), text: said });
    } else if (last === undefined) messages.push({ n: 1, text: line });
    else last.text = last.text === '' ? line : `${last.text}\n${line}`;
  }
  const isChat = begun >= filled * ENOUGH || (begun > 1 && messages[0]?.at !== undefined);
  return begun > 0 && isChat ? messages : undefined;
}

const NAMES = {
  at: ['time', 'date', 'at', 'timestamp', 'datetime', 'createTime', '时间'],
  who: ['from', 'sender', 'who', 'name', 'nick', 'nickname', 'user', '发送者', '发送人'],
  text: ['text', 'content', 'message', 'msg', 'body', '内容', '消息'],
} as const;

const record = z.record(z.string(), z.unknown());
const said = z.union([z.string(), z.number()]);

function fieldOf(message: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = said.safeParse(message[name]).data;
    if (value !== undefined) return String(value);
  }
  return undefined;
}

/** Messages of a JSON export: a list of them, or an object that holds one. Undefined where it is no such thing. */
export function jsonChatOf(text: string): ExhibitLine[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = Array.isArray(parsed)
    ? (parsed as unknown[])
    : Object.values(record.safeParse(parsed).data ?? {}).find((value) => Array.isArray(value));
  const messages = z.array(record).min(1).safeParse(list).data;
  if (messages === undefined || !messages.some((one) => fieldOf(one, NAMES.text) !== undefined))
    return undefined;
  return messages.map((one, index) => {
    const [at, who] = [fieldOf(one, NAMES.at), fieldOf(one, NAMES.who)];
    return {
      n: index + 1,
      // What is no text is not left out.
      text: fieldOf(one, NAMES.text) ?? JSON.stringify(one),
      ...(at === undefined ? {} : { at }),
      ...(who === undefined ? {} : { who }),
    };
  });
}
