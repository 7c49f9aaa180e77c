// The ids of elements in a sentence, apart from the words around them.

export interface Part {
  text: string;
  isId: boolean;
}

/** What stands between blanks, commas and brackets; an id may hold dots and colons, but a sentence ends with them too. */
const WORDS = /[^\s,;!?()'"<>，。；：！？、（）《》“”‘’]+/gu;
const END = /[.:]+$/;

/** A sentence in parts, in order; a word is an id where `isKnown` says so. */
export function partsOf(text: string, isKnown: (word: string) => boolean): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(WORDS)) {
    const word = isKnown(found) ? found : found.replace(END, '');
    if (!isKnown(word)) continue;
    if (index > done) parts.push({ text: text.slice(done, index), isId: false });
    parts.push({ text: word, isId: true });
    done = index + word.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isId: false });
  return parts;
}

/** Whether a sentence names an id. */
export const names = (text: string, id: string): boolean =>
  partsOf(text, (word) => word === id).some(({ isId }) => isId);
