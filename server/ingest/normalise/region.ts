// What stands before the name of a complex in an address of one column: province, city, district, street and its number.

const HAN = '[\\u4E00-\\u9FFF]';
const PROVINCE = new RegExp(`^(?:中国)?${HAN}{2,7}?(?:省|自治区|特别行政区)`);
const CITY = new RegExp(`^${HAN}{1,6}?(?<![城都超门夜楼菜])(?:市(?![场政])|自治州|地区|盟)`);
const DISTRICT = new RegExp(`^${HAN}{1,6}?(?<![小社园])(?:区|县|旗|街道|镇|乡|市(?!场))`);
/** A district by itself, no city before it: 明岑区滨江豪庭, 河西区金桂苑; not 阳光东区, 世纪城东区 or 某某小区. */
const LONE_DISTRICT = new RegExp(
  `^(?:${HAN}{1,3}(?<![小社园片校景东西南北中期])|${HAN}[东西南北中])(?:区|县)(?=${HAN}{2})`,
);
/** How the names of complexes end. */
const RESIDENTIAL =
  /(?:[园苑府郡城庭居庄湾里邸馆台轩阁岛坊墅寓院村家都宅舍庐峰]|花园|公寓|家园|小区|[一二三四五六七八九]期)$/u;
const STREET = new RegExp(
  `^(?:${HAN}|\\d){1,10}?(?:大道|大街|路|街|道|巷|胡同|弄)(?:[东南西北中上下]?[一二三四五六七八九十\\d]{0,2}段)?\\d+(?:-\\d+)?号(?:附\\d+号)?`,
);
const BARE_STREET = new RegExp(
  `^${HAN}{1,8}?(?:大道|大街|路|街)(?:[东南西北中上下]?[一二三四五六七八九十]?段)?`,
);
/** No name of a complex by itself: what is left of 翠湖路花园 when 翠湖路 is taken off. */
const GENERIC = /^(?:小区|花园|公寓|家园|新村|花苑|广场|社区|大厦|[壹一二三四五六七八九十\d]+[号期]院?|.?)$/u;

const strip = (text: string, pattern: RegExp): string => {
  const rest = text.replace(pattern, '');
  return GENERIC.test(rest) ? text : rest;
};

/** The text without what names region and street. A name such as 阳光城市花园 or 丽江路花园 stays whole. */
export function withoutRegion(text: string): string {
  const city = strip(strip(text, PROVINCE), CITY);
  const inRegion = city !== text;
  let rest = city;
  if (inRegion || STREET.test(city.replace(DISTRICT, ''))) {
    for (let step = 0; step < 3; step += 1) rest = strip(rest, DISTRICT);
  }
  const lone = rest === text ? strip(rest, LONE_DISTRICT) : rest;
  if (RESIDENTIAL.test(lone)) rest = lone;
  const named = strip(rest, STREET);
  return named === rest && inRegion ? strip(rest, BARE_STREET) : named;
}
