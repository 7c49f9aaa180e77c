// Names in a sentence: the first ones in quotation marks, and how many more there are.
import { both, type Text } from '#contract/text.ts';

/** At most `most` names; in Chinese with the count of all, in English with that of those left out. */
export function firstOf(names: readonly string[], most = 20): Text {
  const quoted = names.slice(0, most).map((name) => `“${name}”`);
  const more = names.length - quoted.length;
  return more === 0
    ? both(quoted.join('、'), quoted.join(', '))
    : both(`${quoted.join('、')}等 ${names.length} 个`, `${quoted.join(', ')} and ${more} more`);
}
