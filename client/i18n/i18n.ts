// The texts of the client: flat keys, no nesting, no namespaces; a file per part in each language.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, Text } from '#contract/text.ts';
import { currentLanguage, rememberLanguage } from './language.ts';
import type { zh } from './zh/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: typeof zh };
  }
}

export type TextKey = keyof typeof zh;

const texts = createInstance();

/** The texts of one language; nobody reads both. */
const TEXTS: Record<Language, () => Promise<Record<TextKey, string>>> = {
  zh: async () => (await import('./zh/index.ts')).zh,
  en: async () => (await import('./en/index.ts')).en,
};

const follow = (shown: string): void => {
  document.documentElement.lang = shown === 'zh' ? 'zh-CN' : 'en';
};

/** Starts the texts in the language of the person and keeps `html[lang]` in step. */
export async function startTexts(): Promise<i18n> {
  const shown = currentLanguage();
  await texts.use(initReactI18next).init({
    lng: shown,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [shown]: { translation: await TEXTS[shown]() } },
  });
  follow(texts.language);
  texts.on('languageChanged', follow);
  return texts;
}

/** Shows another language from now on, on this machine. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  rememberLanguage(chosen);
  if (!texts.hasResourceBundle(chosen, 'translation'))
    texts.addResourceBundle(chosen, 'translation', await TEXTS[chosen]());
  await texts.changeLanguage(chosen);
}

/** The texts: `t` by key, `say` for a text of the contract, and the language itself. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const shown: Language = i18n.language === 'en' ? 'en' : 'zh';
  return { t, shown, say: (text: Text): string => text[shown] };
}
