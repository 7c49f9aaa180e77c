// Surnames with their share of the population in hundredths of a per mille, after the published ranking of household registration.
import { weightedPicker } from './weighted.ts';

const COMMON =
  '王710 李700 张670 刘540 陈450 杨310 黄220 赵210 吴200 周190 徐145 孙140 马130 朱125 胡120 郭115 何110 林108 高100 罗95 ' +
  '郑93 梁85 谢76 宋74 唐69 许66 韩61 邓61 冯60 曹59 彭58 曾56 肖55 田52 董51 潘50 袁50 蔡49 蒋48 余48 于47 杜47 叶46 程45 ' +
  '魏44 苏44 吕43 丁42 任41 卢40 姚40 沈39 钟38 姜38 崔37 谭37 陆36 范36 汪35 廖34 石34 金34 韦33 贾32 夏32 付31 方30 邹30 ' +
  '熊29 白29 孟29 秦28 邱28 侯27 江27 尹26 薛26 闫25 段24 雷24 龙23 黎23 史22 陶22 贺21 毛21 郝21 顾20 龚20 邵20 万19 覃18 ' +
  '武18 钱18 戴18 严17 莫17 孔17 向16 常16 汤15 康15 赖15 洪14 易14 乔14 庞13 樊13 殷13 兰12 施12 颜12 翟12 倪11 牛11 温11 ' +
  '芦11 季10 俞10 章10 鲁10 葛10 伍9 申9 尤9 毕9 聂9 焦8 关8 柳8 邢8 岳8 齐8 梅8 庄8 辛7 管7 祝7 左7 涂7 谷7 祁7 时7 舒7 ' +
  '耿6 牟6 卜6 路6 詹6 苗6 凌6 费6 纪6 靳6 盛6 童5 欧5 甄5 项5 曲5 成5 游5 阳5 裴5 席5 卫5 查5 屈4 鲍4 位4 覃4 霍4 翁4 ' +
  '隋4 植3 甘3 景3 薄3 单3 包3 司3 柏3 宁3 柯3 阮3 桂3 闵3 解3 强3 柴3 华3 车3 冉3 房3 边3 辜2 代9 文9 苟4 税1 幸2 鲜1 ' +
  '敬1 晏2 阙1 佘3 萧3 傅10 阎6 戚2 岑2 郁2 亓1 尚4 安6 艾4 蒲4 蓝3 麦3 麻2 揭1 仇2 储2 宗2 宫3 滕3 皮2 应3 米2 练1 巩2 ';
const COMPOUND =
  '欧阳7 上官0.9 皇甫0.6 令狐0.6 诸葛0.5 司徒0.5 司马0.3 夏侯0.1 慕容0.1 尉迟0.1 东方0.1 端木0.1';

const parse = (text: string): [string, number][] =>
  text
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.replace(/[\d.]/g, ''), Number(entry.replace(/[^\d.]/g, ''))]);

export const SURNAMES: readonly (readonly [string, number])[] = [...parse(COMMON), ...parse(COMPOUND)];

/** Draws a surname as frequent as it is. */
export const pickSurname = weightedPicker(SURNAMES);
