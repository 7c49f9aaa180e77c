// What a channel of the lineage is called.
import { useTranslation } from 'react-i18next';
import type { TextKey } from '../i18n/i18n.ts';

/** The name of a channel in words; its own name where there are none for it yet. */
export function useChannelName(): (name: string) => string {
  const { i18n } = useTranslation();
  return (name) => (i18n.exists(`channel.${name}`) ? i18n.t(`channel.${name}` as TextKey) : name);
}
