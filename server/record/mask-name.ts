// Masked names: the surname stays, the rest becomes stars.

/** Surnames of two characters that are in use. */
const COMPOUND = new Set(
  `欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 司空 端木 南宫 独孤 西门 轩辕 百里 闻人 澹台 公冶 宗政 濮阳
  淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 呼延 羊舌
  微生 左丘 东门 第五 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 獨孤 西門 軒轅 聞人 申屠 鐘離 閭丘 南宮`.split(
    /\s+/,
  ),
);

const HAN = /^\p{Script=Han}+$/u;
const SPLIT = /([、,，/／;；&＆|+＋\n]+)/;
const MOST_STARS = 6;

function maskOne(part: string): string {
  const trimmed = part.trim();
  if (trimmed === '') return part;
  const joined = trimmed.replace(/\s+/gu, '');
  const chars = [...(HAN.test(joined) ? joined : trimmed)];
  if (chars.length === 1) return '*';
  if (!HAN.test(joined)) return `${chars[0] ?? ''}${'*'.repeat(Math.min(chars.length - 1, 3))}`;
  const surname = chars.length > 2 && COMPOUND.has(chars.slice(0, 2).join('')) ? 2 : 1;
  const stars = Math.min(chars.length - surname, MOST_STARS);
  return chars.slice(0, surname).join('') + '*'.repeat(stars);
}

/** A name, or several with separators between them: 张三丰 → 张**, 欧阳修 → 欧阳*. */
export const maskName = (name: string): string =>
  name
    .split(SPLIT)
    .map((part, at) => (at % 2 === 1 ? part : maskOne(part)))
    .join('');

/** Masks given names wherever they stand in a text, the longest first. */
export function maskNames(text: string, names: ReadonlySet<string>): string {
  let shortest = Infinity;
  let longest = 0;
  for (const name of names) {
    if (name.length < 2) continue;
    shortest = Math.min(shortest, name.length);
    longest = Math.max(longest, name.length);
  }
  let result = '';
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at);
    while (length >= shortest && !names.has(text.slice(at, at + length))) length -= 1;
    if (length >= shortest && length >= 2) {
      result += maskName(text.slice(at, at + length));
      at += length;
    } else {
      result += text[at] ?? '';
      at += 1;
    }
  }
  return result;
}
