// Surnames: how common each is among the population.

/**
 * Shares in per mille of the population of the commonest surnames, in their order; rounded from the household registry's
 * yearly report on names (公安部《全国姓名报告》). What is not listed is as rare as `RARE`.
 */
const SHARES =
  '王71李70张67刘51陈46杨32黄23赵22吴20周20徐15孙15马13朱12胡12郭12何11高11林11罗10郑9.3梁8.5谢7.6宋7.1唐6.9许6.8韩6.6冯6.4邓6.3曹6.1彭6.0曾5.8肖5.7田5.3董5.2潘5.0' +
  '袁4.9蔡4.8蒋4.8余4.7于4.7杜4.5叶4.5程4.4苏4.3魏4.2吕4.2丁4.1任4.0卢3.8姚3.7沈3.6钟3.5姜3.4崔3.4谭3.3陆3.2汪3.1范3.1金3.0石2.9廖2.9贾2.9夏2.8韦2.7付2.6方2.6白2.6邹2.5孟2.4熊2.4秦2.4' +
  '邱2.3江2.3尹2.2薛2.2闫2.1段2.1雷2.0侯2.0龙2.0史1.9陶1.9黎1.8贺1.8顾1.7毛1.7郝1.7龚1.7邵1.7万1.6钱1.6严1.5覃1.5武1.5戴1.4莫1.4孔1.4向1.4汤1.3';

const SURNAMES = new Map(
  [...SHARES.matchAll(/(\p{Script=Han})([\d.]+)/gu)].map(([, name, share]): [string, number] => [
    name!,
    Number(share) / 1000,
  ]),
);

const RARE = 0.0003;

/** Share of the population that bears a surname, 0 to 1. */
export const surnameShare = (surname: string): number =>
  SURNAMES.get(surname) ?? (surname.length === 2 ? RARE / 10 : RARE);
