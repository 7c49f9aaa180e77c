// Texts for people in the two languages of the product, Chinese first.
import { z } from 'zod';

export const LANGUAGES = ['zh', 'en'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

export const text = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof text>;

/** A text in both languages. */
export const both = (zh: string, en: string): Text => ({ zh, en });

/** A text that begins with the name of what it is about. */
export const about = (name: string, { zh, en }: Text): Text => both(`${name}：${zh}`, `${name}: ${en}`);

/** Several names or words one after the other, as the language parts them. */
export const enumerated = (items: readonly (string | number)[], of: Language): string =>
  items.join(of === 'zh' ? '、' : ', ');

/** Somebody's words on one line, without control characters or marks that turn the writing direction: they cannot look like lines of ours. */
export const oneLine = (words: string): string =>
  words.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

const MESSAGES = new Map<string, Text>();

/**
 * A message for a schema of zod, which keeps one string: the English sentence, by which `messageText` finds the Chinese
 * one again, as gettext does. Sentences say what to write.
 */
export function message(zh: string, en: string): string {
  MESSAGES.set(en, { zh, en });
  return en;
}

/** Both languages of a schema's own message; undefined for a message that zod made. */
export const messageText = (en: string): Text | undefined => MESSAGES.get(en);
