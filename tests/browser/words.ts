/** The texts of the client, by the key that the client uses. */
import { en } from '../../client/i18n/en/index.ts';
import { zh } from '../../client/i18n/zh/index.ts';
import type { Locale } from './tab.ts';

const TEXTS = { zh, en };

/** A text with its places filled. */
export function word(
  locale: Locale,
  key: keyof typeof en,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return TEXTS[locale][key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The texts of one language. */
export const sayIn =
  (locale: Locale) =>
  (key: keyof typeof en, values: Readonly<Record<string, string | number>> = {}): string =>
    word(locale, key, values);
