// What an entry of the journal did, in words.
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../i18n/i18n.ts';

/** The name of an action in words; its own name where there are none for it yet. */
export function useActionName(): (action: string) => string {
  const { i18n } = useTranslation();
  return (action) =>
    i18n.exists(`journal-action.${action}`) ? i18n.t(`journal-action.${action}` as TextKey) : action;
}
