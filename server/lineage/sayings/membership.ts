// Membership in words: who of the one list is in the other.
import { type Saying, words } from './define.ts';

export const membership: Saying = ({ k, c, p, pair: { members } }) => {
  const [child, parent] = [k.lists[c]!, k.lists[p]!];
  return words(
    members.shared,
    `本名单 ${child.size} 户中 ${members.shared} 户在来源名单里（来源共 ${parent.size} 户）；` +
      `在来源所覆盖的小区内，本名单另有 ${members.childInside} 户是来源没有的`,
    `${members.shared} of the ${child.size} owners' homes are in the source, which has ${parent.size}; ` +
      `in complexes that the source covers, ${members.childInside} more are not in it`,
  );
};
