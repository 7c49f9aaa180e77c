// Documents in words: what a transfer record says of an edge.
import type { DocumentedPair } from '../documents.ts';
import { type Saying, type Words, words } from './define.ts';

export function documentWords(document: DocumentedPair | undefined): Words {
  if (document === undefined) return words(0, '没有文件记载', 'No document speaks of it');
  const { transfer, edge, choices, contradicts } = document;
  if (contradicts) {
    return words(
      0,
      `转移记录 ${transfer} 记载了该来源，但其日期与名单日期矛盾，故不计分`,
      `Transfer ${transfer} documents it, but its date contradicts the dates of the lists, so it counts for nothing here`,
    );
  }
  const zh = choices > 1 ? `；有 ${choices} 份名单都可能，取数据最吻合的一份` : '';
  const en = choices > 1 ? `; ${choices} lists would fit, the one that the rows favour was taken` : '';
  return edge
    ? words(0, `转移记录 ${transfer} 记载了该来源${zh}`, `Transfer ${transfer} documents this source${en}`)
    : words(
        0,
        `转移记录 ${transfer} 记载双方之间有转移，未指明名单${zh}`,
        `Transfer ${transfer} documents a transfer between the two holders without naming the list${en}`,
      );
}

export const documents: Saying = ({ document }) => documentWords(document);
