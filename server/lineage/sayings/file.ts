// The file in words: what of its form both have in common.
import { type Saying, words } from './define.ts';

export const file: Saying = ({ k, c, p }) => {
  const [mine, theirs] = [k.lists[c]!.marks, k.lists[p]!.marks];
  const both = Object.keys(mine).filter((name) => theirs[name] !== undefined);
  const same = both.filter((name) => mine[name] === theirs[name]).length;
  return words(
    0,
    `文件特征（表头用词与顺序、作者、编码等）可比 ${both.length} 项，相同 ${same} 项；相同者按其在各名单中的罕见程度计`,
    `Of ${both.length} comparable marks of the files (wording and order of headers, author, encoding …) ${same} are the same, weighed by how rare they are`,
  );
};
