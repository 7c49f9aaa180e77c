// Given names as parents of each decade chose them: characters by sex and decade, single ones at the decade's share.
import type { Random } from '../../fixtures/random.ts';
import { byRank, weightedPicker } from './weighted.ts';

export type Sex = 'f' | 'm';

/** Characters of two-character names, the commonest first. */
const POOLS: Record<Sex, Record<'early' | 'seventies' | 'eighties' | 'late', string>> = {
  m: {
    early:
      '国明建华文德志永军平光荣林成金玉福生民东海春树清祥元发云贵长根兴忠义世宝学才良红正洪万家庆仁安松新胜全振利',
    seventies:
      '建国军华明志文勇永平海伟强东林辉峰斌刚春红新成洪德小晓兵宏波学云忠立清卫庆光荣利生金世玉杰超正兴江龙',
    eighties:
      '文志伟建华明海军杰涛小晓鹏超强辉勇峰林波飞宇龙东亮斌永俊磊凯成浩春国佳亚云洋雷立平刚旭光振新世江天子',
    late: '子浩宇文俊杰天佳志鑫泽豪嘉涛鹏明博轩凯睿龙翔晨航昊一旭辰铭家伟思梓瑞煜皓恒晓雨诚弘逸毅霖骏懿锦承乐奕',
  },
  f: {
    early: '秀英桂兰玉珍华凤芳素淑珠梅琴春云红芬清香美荣莲明文金月菊英爱翠惠霞玲丽群琼敏萍蓉先碧',
    seventies: '丽红玉秀英华芳霞春艳梅燕玲兰琴萍桂凤晓小海云娟文琼淑美敏素蓉清群爱莉雪荣冬金月惠香珍平静',
    eighties: '丽晓小艳婷娟燕玲红霞雪静丹敏海春芳华英梅文玉莉萍琴佳亚倩娜云洁慧媛颖秀利晶平君莎凤蓉欣琳媚',
    late: '欣怡雨佳思婷梦嘉雅诗涵文晓静雪慧子琪颖瑶琳悦丽娜梓萱婧馨语桐心妍丹艺宇紫一芷若晨蕾倩玥可',
  },
};

/** Single-character names, the commonest first. */
const SINGLES: Record<Sex, string> = {
  m: '伟强磊军勇涛杰超鹏刚斌波辉明浩飞鑫亮峰平俊健凯华宇洋林龙帅建东博兵旭晨阳雷松云毅坤翔宁巍炜晖琦锋铭',
  f: '敏静丽艳娟芳霞燕娜玲婷洁颖丹红莉倩琴雪萍梅琳莹英蓉瑶晶慧君媛薇佳玉黎欣悦倩蕾茜菲瑾璐芸',
};

/** Characters that occur once in a hundred names and that old programs cannot write. */
const RARE = [...'䶮堃喆淼犇翀旻昉祎珺赟彧垚骉燚瑀頔珅玥妤翊'];

const decade = (born: number): keyof (typeof POOLS)['m'] =>
  born < 1968 ? 'early' : born < 1980 ? 'seventies' : born < 1992 ? 'eighties' : 'late';

/** Share of one-character given names among those born then. */
const singleShare = (born: number): number =>
  born < 1960 ? 0.08 : born < 1970 ? 0.13 : born < 1980 ? 0.22 : born < 1995 ? 0.28 : 0.12;

type Draw = (random: Random) => string;
const drawFrom = (pool: string, offset: number): Draw => weightedPicker(byRank(new Set(pool), offset));
const DRAW_SINGLE: Record<Sex, Draw> = { m: drawFrom(SINGLES.m, 6), f: drawFrom(SINGLES.f, 6) };
const DRAW = Object.fromEntries(
  (['m', 'f'] as const).map((sex) => [
    sex,
    Object.fromEntries(Object.entries(POOLS[sex]).map(([when, pool]) => [when, drawFrom(pool, 9)])),
  ]),
) as Record<Sex, Record<string, Draw>>;

/**
 * A given name. `generation` is the character that brothers and sisters share, where a family keeps one.
 */
export function pickGiven(random: Random, sex: Sex, born: number, generation?: string): string {
  const draw = DRAW[sex][decade(born)]!;
  const letter = (): string => (random.chance(0.008) ? random.pick(RARE) : draw(random));
  if (generation !== undefined) return generation + letter();
  if (random.chance(singleShare(born)))
    return random.chance(0.01) ? random.pick(RARE) : DRAW_SINGLE[sex](random);
  const first = letter();
  return first + (random.chance(born > 1975 ? 0.035 : 0.005) ? first : letter());
}
