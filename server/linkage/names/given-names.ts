// Given names: how likely a character is in one.

/** Characters of given names by how often they occur in them, from about one in a hundred to one in five hundred. */
const COMMON = [
  '英华文玉秀明红丽',
  '国平建志军德海春兰林梅金小荣伟芳永忠龙',
  '强霞敏桂凤珍勇生燕杰民清艳萍云光娟东辉成静波祥洪福学贵',
  '新宇佳涛立丹超俊晓嘉欣鹏飞雪磊浩琴洋莲雯慧婷刚峰君莉子花思正利爱全宏胜素雨琳玲庆亮安家锋宝凯旭斌阳晨义康博翠振良',
];
const SHARES = [0.012, 0.007, 0.0045, 0.0028];
const RARE = 0.0004;

const CHARACTERS = new Map(
  COMMON.flatMap((row, at) => [...row].map((one): [string, number] => [one, SHARES[at]!])),
);

/** Share of people whose given name has two characters. */
const TWO = 0.85;

/** How likely a given name is among all people; of one character about one in a few hundred, of two one in 10⁴ to 10⁶. */
export function givenNameShare(given: string): number {
  let share = given.length === 1 ? 1 - TWO : TWO;
  for (const character of given) share *= CHARACTERS.get(character) ?? RARE;
  // A single character stands for the whole name: the common ones are commoner there than within names of two.
  return given.length === 1 ? share * 2 : share;
}
