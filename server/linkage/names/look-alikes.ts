// Characters that are taken for one another when a name is read off paper or a screen.

/** Groups of characters of similar shape or with the same part that gives the sound. */
const GROUPS = (
  '己已巳 末未 辛幸 土士 大太犬 人入 千干于 玮伟炜纬韦苇 丽俪 洁浩 晴睛情清 彬杉 军君 冰水永 王玉主 天夫无 日曰目 莉利俐 娟捐涓 红江虹 俊峻骏竣 杨扬阳汤 林材森 刚钢岗 志忠 建健键 梅海 桂挂佳 荣莱 兰三 ' +
  '凤风 飞乙 龙尤 宇字宁 晓哓烧 斌武赋 磊垒 鑫金 婷停亭 艳绝 霞暇瑕 燕焉 英莫 芳芬方 萍苹平 秀季 勇男 涛滔涛 波坡 辉晖挥 超起 杰木 敏敬 静净靖 强弹 明朋 亮高 凯岂 峰锋烽蜂 鹏棚朋 旭九 昊吴昃 浩皓 然燃 ' +
  '瑞端 琪琦棋 琳淋 珍诊 珊姗 瑶谣摇 璐露 璇旋 莹萤荧 蕾雷 薇微 雪雷 雯文 霖林 颖颍 馨磬 欣欢 悦说 怡治 恒桓 惠慧 思恩 意忆 成戌戍 文又 斯期 新亲 春舂 昌冒 晨辰 曼蔓 月用 梓辛 楠南 永水 泽择 洋样 淑叔 ' +
  '源原 滨宾 灵录 炎淡 烨华 爱受 玲铃伶 生主 田由甲申 石右 福副 立位 竹付 维唯惟 美羊 翔祥 育有 舒抒 良艮 苏办 若苦 茂戊 菲非 蓉容 袁衷 许计 谢射 贝见 贵责 贺架 赵越 郑邓 郭敦 钟种 钱线 陆击 陈阵 雅稚 韩朝 顾颇 ' +
  '马鸟 高亮 黄寅 黎黍 刘列 周同 唐康 孙孔 宋宗 张弘 彭膨 徐涂 戴载 曹曾 朱未 李季 杜社 汪江 沈沉 潘番 田甲 程和 章张 罗岁 胡湖 莫英 萧肖 蒋将 蔡祭 薛醉 覃潭 谭潭 邱丘 邵绍 侯候 万方 于千 付什 何可 余佘 傅博 冯马 冉再 ' +
  '卢户 史吏 叶吐 吕品 吴昊 夏复 姚桃 姜美 孟盂 尹伊 崔催 常棠 廖寥 方万 易昜 毛手 江红 洪供 温湿 牛午 白自 段叚 汤扬 秦泰 聂耸 肖尚 苗笛 范苑 葛蔼 董重 袁哀 贾价 邹雏 金全 陶淘 雷雪 韦伟 龚共 龙尢 丁了 任仕 倪霓'
).split(' ');

const GROUPS_OF = new Map<string, Set<number>>();
for (const [group, characters] of GROUPS.entries()) {
  for (const character of characters) {
    const groups = GROUPS_OF.get(character) ?? new Set();
    GROUPS_OF.set(character, groups.add(group));
  }
}

/** Whether two different characters are easily taken for one another. */
export const lookAlike = (a: string, b: string): boolean => {
  const groups = GROUPS_OF.get(a);
  const others = GROUPS_OF.get(b);
  if (groups === undefined || others === undefined) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
};
