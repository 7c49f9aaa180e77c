// What field a column's values prove it to be: by checksum, numbering plan, pattern or the grammar of addresses.
import type { RecordField } from '#contract/model/record-field.ts';
import { complexName } from '../normalise/complex-name.ts';
import { parseAddress } from '../normalise/parse-address.ts';
import { emailAddress } from '../normalise/email.ts';
import { readIdNumber } from '../normalise/id-number.ts';
import { isMobile, phoneNumbers } from '../normalise/phone.ts';
import { carPlate } from '../normalise/plate.ts';
import { compact } from '../normalise/width.ts';

/** A column counts as a field when at least this share of its filled cells prove it. */
const SHARE = 0.6;

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公万俟司马上官欧阳夏侯诸葛闻人东方税敬';

const isName = (cell: string): boolean => /^[\u4E00-\u9FFF]{2,4}$/.test(cell) && SURNAMES.includes(cell[0]!);

const isHome = (cell: string): boolean => {
  const parts = parseAddress(cell);
  return parts.building !== undefined && (parts.room !== undefined || parts.unit !== undefined);
};

const COMPLEX_WORD =
  /(?:花园|小区|公馆|家园|花苑|公寓|新城|新村|华府|府邸|名邸|国际|广场|雅苑|豪庭|名城|湾|苑|城|府|庭|里|洲|郡|园)(?:[一二三四五六七八九十\d]期)?$/;

/** Proofs in the order in which they are tried; the first that enough cells pass names the field. */
const PROOFS: readonly (readonly [RecordField, (cell: string) => boolean, number])[] = [
  ['id_number', (cell) => readIdNumber(cell)?.number !== undefined, SHARE],
  ['id_number', (cell) => (readIdNumber(cell)?.prefix?.length ?? 0) >= 6, 0.8],
  ['phone', (cell) => phoneNumbers(cell).some(isMobile), SHARE],
  ['plate', (cell) => carPlate(cell) !== undefined, SHARE],
  ['email', (cell) => emailAddress(cell) !== undefined, SHARE],
  ['address', (cell) => isHome(cell) && parseAddress(cell).complex !== undefined, SHARE],
  ['floor_area', (cell) => /^\d{2,3}(?:\.\d+)?(?:㎡|m2|m²|平米|平方米?|平)$/i.test(compact(cell)), SHARE],
  ['building', (cell) => /^\d{1,3}(?:栋|幢|号楼|座)$/.test(compact(cell)), 0.8],
  ['unit', (cell) => /^[一二三四五六七八九\d]{1,2}单元$/.test(compact(cell)), 0.8],
  ['complex', (cell) => !/\d/.test(cell) && COMPLEX_WORD.test(complexName(cell) ?? ''), 0.8],
  ['name', isName, 0.85],
];

/** The field that a sample of a column's cells proves, and the share of filled cells that do. */
export function valueField(cells: readonly string[]): { field: RecordField; confidence: number } | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return undefined;
  for (const [field, proves, share] of PROOFS) {
    const passed = filled.reduce((sum, cell) => sum + (proves(cell) ? 1 : 0), 0) / filled.length;
    if (passed >= share) return { field, confidence: Math.round(passed * 0.9 * 100) / 100 };
  }
  return undefined;
}

/** Whether a cell is plainly a value (a phone, an ID number, a plate) and so stands in no header. */
export const isPlainValue = (cell: string): boolean =>
  phoneNumbers(cell).some(isMobile) ||
  readIdNumber(cell)?.number !== undefined ||
  carPlate(cell) !== undefined;

/** Whether most filled cells of a column hold an address down to the building. */
export const holdsWholeAddress = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const whole = filled.filter((cell) => isHome(cell) && parseAddress(cell).complex !== undefined);
  return filled.length > 0 && whole.length / filled.length >= SHARE;
};
