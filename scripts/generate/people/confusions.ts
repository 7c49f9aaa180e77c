// Characters taken for one another: those of one sound, which an input method offers side by side, and those of one shape.
import type { Random } from '../../fixtures/random.ts';

/** Each group is one syllable; tones are not told apart, as by input methods. */
const SOUNDS =
  '伟炜玮威薇维卫魏巍韦位 强墙蔷 磊蕾雷垒 军君俊峻骏钧均 勇永咏泳 涛桃陶滔韬 杰洁捷婕 超朝潮 鹏朋彭 刚钢罡 斌彬宾滨 波博伯播 辉晖慧惠会卉汇 明铭鸣名 ' +
  '浩皓昊豪好 飞菲妃霏 鑫欣新馨心辛昕 亮良梁 峰锋枫丰凤风冯 平萍苹坪 健建剑 凯楷恺 华桦花化 宇雨羽语玉裕育钰煜誉余于俞 洋阳杨扬 林琳霖临麟 龙隆珑 帅 东冬栋 兵冰 ' +
  '旭序徐许 晨辰晟尘 雷蕾 松嵩 云芸允韵 毅艺义怡依仪益亿易奕逸懿 坤昆 翔祥香湘向 宁凝 琦琪奇祺齐 敏旻闽 静婧靖敬境景晶菁京 丽莉立力利莅黎 艳燕雁彦岩妍颜严 娟鹃 芳方坊 霞夏侠 娜纳 ' +
  '玲灵铃伶凌龄 婷庭亭廷 颖莹滢迎盈英影瑛樱 丹单 红宏洪鸿虹弘 倩茜 琴勤芹秦 雪学 梅美媚 蓉容荣融蓉戎 瑶遥尧姚 媛圆元源园袁媛 佳嘉家加 悦月岳乐 璐露路陆鹿 国果 志智治芝之植 文雯闻 ' +
  '德得 光广 成诚承程陈晨城 金锦进晋津瑾 福富付傅 生胜圣盛声升 民敏 海 春纯淳 树淑书舒 清青庆卿 发法 贵桂 长昌常 根 兴星行邢幸 忠中钟仲 世士仕石史诗施 宝保 才财彩 正政振镇震珍贞真 万婉 仁人任 ' +
  '安 全泉权 小晓肖萧筱孝 秀修 兰岚蓝 素苏 珠朱竹 芬 莲连联涟 菊 翠 群 琼 碧 子紫梓 天田甜 泽 轩萱宣 睿瑞芮 航杭 思斯司 梦孟 雅亚娅 涵寒韩 一依伊 可柯 王汪望旺 李黎理里 张章彰 刘柳 陈程 黄皇 赵兆 ' +
  '吴伍武 周邹 孙 马 胡 郭 何贺和 罗洛骆 高 郑 谢解 宋送 唐汤 邓 曹 曾增 田 董 潘 蔡菜 蒋姜江 杜 叶 程 吕 丁 卢鲁 沈申 崔 谭覃谈 范樊 廖 贾 夏 尹 薛 段 侯后 ' +
  '溪西熙曦希 庭亭 府 园苑源 湖 城成 里理 公 馆 印 象像 洲州 湾 樟璋 枫丰 澜兰岚 榆渝余 鹭露 澄程 玖九 序叙 锦金 翡 翠 枕 栖 砚 棠';

/** Pairs and groups that look alike or share a part. */
const SHAPES =
  '伟玮炜 王玉主 李季 张弦 陈阵 杨扬 刘列 吴昊 周同 徐除 孙逊 朱未末 胡湖 何河 林森 高亮 罗萝 郑邓 梁粱 宋宗 许讯 冯马 曹曾 田由甲 董薰 袁哀 于干 苏办 任仟 卢户 姚桃 沈沉 崔催 汪江 石右 方万 白自 ' +
  '明朋 军车 勇湧 磊垒 强弱 涛淘 杰木 鹏腾 刚钢 斌赋 浩洁 飞乙 亮高 峰锋 平半 健建 凯剀 华毕 宇字 洋样 龙尤 东车 旭旯 晨震 松讼 毅殷 敏每 静诤 丽两 娟捐 芳方 霞露 娜哪 玲铃 婷停 颖颍 丹舟 红江 倩情 ' +
  '琴瑟 雪雷 梅悔 蓉容 瑶摇 媛暖 佳住 悦说 国围 志忐 文父 德得 光兆 成戍 金全 福幅 生主 民氏 海每 春眷 树对 清情 贵责 长张 忠患 世也 宝玉 才木 正止 仁仨 安案 全金 小少 秀季 兰三 素紊 珍诊 芬分 莲连 ' +
  '群郡 琼惊 碧壁 子孑 天夫 泽择 睿容 思恩 梦焚 雅稚 涵函 欣钦 怡恰 晓哓 娅姬 琪淇 冰水 辉晖 波坡 林材 庆床';

const groupsOf = (text: string): Map<string, string[]> => {
  const others = new Map<string, string[]>();
  for (const group of text.split(' ')) {
    for (const one of group) {
      const known = others.get(one) ?? [];
      for (const other of group) if (other !== one && !known.includes(other)) known.push(other);
      if (known.length > 0) others.set(one, known);
    }
  }
  return others;
};

const BY_SOUND = groupsOf(SOUNDS);
const BY_SHAPE = groupsOf(SHAPES);

function replaceOne(random: Random, text: string, others: ReadonlyMap<string, string[]>): string | undefined {
  const letters = [...text];
  const places = letters.map((_, index) => index).filter((index) => others.has(letters[index]!));
  if (places.length === 0) return undefined;
  // The surname is known better than the given name, and heard wrong less often.
  const place =
    places.length > 1 && random.chance(0.7)
      ? places.at(-1 - random.int(0, places.length - 2))!
      : random.pick(places);
  letters[place] = random.pick(others.get(letters[place]!)!);
  return letters.join('');
}

/** The text with one character of the same sound; undefined where no character has another one. */
export const homophone = (random: Random, text: string): string | undefined =>
  replaceOne(random, text, BY_SOUND);

/** The text with one character that looks alike. */
export const lookalike = (random: Random, text: string): string | undefined =>
  replaceOne(random, text, BY_SHAPE);
