// Chinese surnames: what tells a person's name from a word, and a surname from a given name.
import { isCompoundSurname, surnameLength } from '../../names/compound-surnames.ts';

const SINGLE = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付代税敬覃仝佟苟邸候丛岳鹿来冼眭折皇谌揭银么晋楚法汝钦老年佴墨佘赫商牟海归但练阳缑亢况哈谯区郄粟尧帅',
);

/** Whether a text is a surname and nothing else; of simplified characters. */
export const isSurname = (text: string): boolean =>
  text.length === 1 ? SINGLE.has(text) : isCompoundSurname(text);

/** The surname that a name of simplified characters begins with; undefined where it begins with none. */
export function surnameOf(name: string): string | undefined {
  if (surnameLength(name) === 2) return name.slice(0, 2);
  return SINGLE.has(name[0] ?? '') ? name[0] : undefined;
}

/** Whether a text can be a Chinese person's name: two to four characters behind a surname. */
export function isChineseName(text: string): boolean {
  if (!/^[\u4E00-\u9FFF]{2,4}$/.test(text)) return false;
  const surname = surnameOf(text);
  return surname !== undefined && text.length - surname.length >= 1 && text.length - surname.length <= 2;
}
