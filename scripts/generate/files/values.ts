/** Invented people and homes for generated lists: names of mixed lengths, complexes with and without telling words. */
import { makeIdNumber } from '../../fixtures/id-number.ts';
import { makeName } from '../../fixtures/names.ts';
import type { Random } from '../../fixtures/random.ts';

const split = (text: string): string[] => text.trim().split(/\s+/);

export const STAFF = split('小王 小李 陈晓 刘强 1号 2号 3号 张姐 周主任 王芳 李娜 客服01');

const COMPLEX_NAMES = split(
  `翠湖花园 金色家园 阳光城 碧水湾 岚溪府 望樟里 丹枫澜庭 青榆华府 栖鹭湾 澄澜苑 玖棠公馆 鹿鸣洲 梧桐叙 星岩印象 滨江壹号 云溪谷 东方新城
  锦绣山庄 香榭丽舍 橡树林 水岸国际 凯旋门 半岛蓝湾 紫荆花都 天府名邸 御景豪庭 盛世华章 文景苑 书香门第 铂悦府 山语城 万福小区 机床厂宿舍
  幸福里 书院一号 融创玖樾台 三合嘉园 龙泉新村 江畔人家 城市之星 世纪康城 中央公园 观澜郡 听涛轩 鑫源大厦 和平佳苑 北辰时代广场 麓山国际社区
  翡翠城 四季花城 名仕公寓 西郡兰庭 桃源居 天誉 曦岸 壹江城`,
);
const PHASES = ['', '', '', '', '一期', '二期', '2期', '三期'];

export interface Person {
  name: string;
  name2: string;
  phone: string;
  phone2: string;
  id_number: string;
  plate: string;
  email: string;
  complex: string;
  building: number;
  unit: number;
  floor: number;
  door: number;
  floor_area: number;
}

/** The complexes that one list is about: often one or two, seldom many. */
export function complexesFor(random: Random): string[] {
  const many = random.weighted([
    [1, 3],
    [2, 2],
    [5, 3],
    [20, 2],
  ] as const);
  return Array.from({ length: many }, () => random.pick(COMPLEX_NAMES) + random.pick(PHASES));
}

const phone = (random: Random): string => `19900${String(random.int(0, 999_999)).padStart(6, '0')}`;

function plate(random: Random): string {
  const letter = random.pick([...'ABCDEFGHJKLMN']);
  if (random.chance(0.15)) return `川${letter}D${random.int(10_000, 99_999)}`;
  return `川${letter}${random.pick([...'0123456789ABCDEFG'])}${random.int(1_000, 9_999)}`;
}

const mail = (random: Random, digits: string): string =>
  `${random.pick(['u', 'm', 'lucky', 'zh_'])}${digits.slice(5)}@${random.pick(['mail.example', 'qq.example', 'post.example.cn'])}`;

/** One person and home; `tall` says how high the buildings are. */
export function makePerson(random: Random, complexes: readonly string[], tall: number): Person {
  const sex = random.chance(0.5) ? 'f' : 'm';
  const number = phone(random);
  const surname = random.pick([
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '欧阳',
    '上官',
    '司马',
    '诸葛',
  ]);
  const name = makeName(random, sex);
  return {
    name: surname === '' ? name : surname + name.slice(1),
    name2: makeName(random, sex === 'f' ? 'm' : 'f'),
    phone: number,
    phone2: random.chance(0.2) ? `0838-${random.int(2_000_000, 8_999_999)}` : phone(random),
    id_number: makeIdNumber(random, sex),
    plate: plate(random),
    email: mail(random, number),
    complex: random.pick(complexes),
    building: random.int(1, 28),
    unit: random.int(1, 4),
    floor: random.int(1, tall),
    door: random.int(1, 6),
    floor_area: random.int(4_500, 22_000) / 100,
  };
}
