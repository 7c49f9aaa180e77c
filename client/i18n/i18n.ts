// The texts of the client: flat keys, no nesting, no namespaces; a file per part in each language.
import { createInstance, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, Text } from '#contract/text.ts';
import { en } from './en/index.ts';
import { currentLanguage, rememberLanguage } from './language.ts';
import { zh } from './zh/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: typeof zh };
  }
}

export type TextKey = keyof typeof zh;

const texts = createInstance();

const follow = (shown: string): void => {
  document.documentElement.lang = shown === 'zh' ? 'zh-CN' : 'en';
};

/** Starts the texts in the language of the person and keeps `html[lang]` in step. */
export async function startTexts(): Promise<i18n> {
  await texts.use(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: zh }, en: { translation: en } },
  });
  follow(texts.language);
  texts.on('languageChanged', follow);
  return texts;
}

/** Shows another language from now on, on this machine. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  rememberLanguage(chosen);
  await texts.changeLanguage(chosen);
}

/** The texts: `t` by key, `say` for a text of the contract, and the language itself. */
export function useTexts() {
  const { t, i18n } = useTranslation();
  const shown: Language = i18n.language === 'en' ? 'en' : 'zh';
  return { t, shown, say: (text: Text): string => text[shown] };
}
