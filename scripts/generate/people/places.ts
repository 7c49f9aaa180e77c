// Invented complexes and their flats: columns of one building share their areas, as built.
import type { Random } from '../../fixtures/random.ts';

export interface Home {
  complex: string;
  street: string;
  building: string;
  unit: string;
  room: string;
  /** Square metres with two decimals. */
  area: string;
}

const FIRST =
  '岚溪 望樟 丹枫 青榆 栖鹭 澄澜 玖棠 鹿鸣 梧桐 星岩 锦澜 翠微 云栖 江樾 临溪 紫薇 金桂 银杏 枕河 听松 揽月 观澜 御景 怡和 康宁 瑞祥 锦绣 滨江 香樟 碧桂 盛世 阳光 书香 学府 东湖 西山 南苑 北辰 和泰 中航';
const SECOND = '花园 府 苑 公馆 雅居 名城 华府 家园 半岛 湾 国际 新城 庭院 一期 二期 小区 郡 里 豪庭 雅苑';
const STREETS = '玉琢路 鹤汀街 眠沙江路 棠影路 砚田大道 青石巷 长乐路 文庙街 岷山路 泰山南路';

/** City and district of every address; the district does not exist. */
export const REGION = '德阳市明岑区';

/** Areas of one layout of flats. */
const area = (random: Random): string => (random.int(6200, 16_800) / 100).toFixed(2);

/** The flats of one complex. */
function flatsOf(random: Random, name: string, street: string): Home[] {
  const buildings = random.int(1, 12);
  const units = random.int(1, 3);
  const floors = random.pick([6, 6, 7, 11, 11, 17, 18, 24, 32]);
  const perFloor = random.pick([2, 2, 3, 4, 4]);
  const style = random.pick(['0', '0', '0', '-']);
  /** A complex is built of a few layouts; each column of flats is one of them, left and right mirrored. */
  const layouts = Array.from({ length: random.int(2, 5) }, () => area(random));
  const flats: Home[] = [];
  for (let building = 1; building <= buildings; building += 1) {
    for (let unit = 1; unit <= units; unit += 1) {
      const columns = Array.from({ length: perFloor }, () => random.pick(layouts));
      for (let floor = 1; floor <= floors; floor += 1) {
        for (const [index, size] of columns.entries()) {
          const room = style === '0' ? `${floor}0${index + 1}` : String(floor * 100 + index + 1);
          flats.push({
            complex: name,
            street,
            building: String(building),
            unit: String(unit),
            room,
            area: size,
          });
        }
      }
    }
  }
  return flats;
}

/** Complexes with at least `wanted` flats among them, each an array of its flats. Names are told apart by a number once they run out. */
export function makeComplexes(random: Random, wanted: number): Home[][] {
  const streets = STREETS.split(' ');
  const names = random.shuffle(
    FIRST.split(' ').flatMap((first) => SECOND.split(' ').map((second) => first + second)),
  );
  const complexes: Home[][] = [];
  for (let made = 0, flats = 0; flats < wanted; made += 1) {
    const round = Math.floor(made / names.length);
    const name = names[made % names.length]! + (round === 0 ? '' : `${round + 2}期`);
    const complex = flatsOf(random, name, `${random.pick(streets)}${random.int(1, 620)}号`);
    complexes.push(complex);
    flats += complex.length;
  }
  return complexes;
}
