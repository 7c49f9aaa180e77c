// Which language is shown: the one chosen here, else the browser's.
import { language, type Language } from '#contract/text.ts';

const KEY = 'vinetrace.language';

/** The language that the browser asks for first, of those there are; Chinese where it asks for neither. */
export function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh' || primary === 'en') return primary;
  }
  return 'zh';
}

/** The language a person chose on this machine; undefined where none was. */
function chosenLanguage(): Language | undefined {
  const parsed = language.safeParse(localStorage.getItem(KEY));
  return parsed.success ? parsed.data : undefined;
}

export const rememberLanguage = (chosen: Language): void => localStorage.setItem(KEY, chosen);

export const currentLanguage = (): Language => chosenLanguage() ?? browserLanguage(navigator.languages);
