// What a telling place of two lists is called.
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../i18n/i18n.ts';

/** What tells at a place, in words; its own name where there are none for it yet. */
export function useTellingName(): (what: string) => string {
  const { i18n } = useTranslation();
  return (what) => (i18n.exists(`telling.${what}`) ? i18n.t(`telling.${what}` as TextKey) : what);
}
