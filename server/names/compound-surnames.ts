// Surnames of two characters (复姓), for all who have to know where a Chinese surname ends.

/** In simplified characters, then those that are written otherwise in traditional ones. */
const COMPOUND = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 ' +
    '亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 公仪 纳兰 淳于 单于 完颜 叱干 ' +
    '歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 獨孤 西門 軒轅 聞人 鐘離 閭丘 南宮 赫連 澹臺 濮陽 仲孫 鮮于 子車 巫馬 顓孫 壤駟 樂正 穀梁 夾谷 段幹 東郭 南門 梁丘 東門 公儀 納蘭 單于 完顏'
  ).split(' '),
);

/** Whether two characters are a surname. */
export const isCompoundSurname = (text: string): boolean => COMPOUND.has(text);

/** How many characters of a Chinese name are its surname; a name of two has one for each. */
export const surnameLength = (name: string): 1 | 2 =>
  name.length > 2 && COMPOUND.has(name.slice(0, 2)) ? 2 : 1;
