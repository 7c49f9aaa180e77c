// One thing of a type, in the middle of a sentence: “a party”, “主体”.
import type { Language, Text } from '#contract/text.ts';

/** What English does not count. */
const UNCOUNTED = new Set(['evidence', 'cooperation']);

/** @param title what the contract calls the type */
export function oneOf({ zh, en }: Text, shown: Language): string {
  if (shown === 'zh') return zh;
  const name = en.toLowerCase();
  if (UNCOUNTED.has(name)) return name;
  return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}
