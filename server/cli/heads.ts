// `vinetrace heads`: the signed heads of the journal with their time stamps, to be kept elsewhere.
import { fail } from '#contract/errors.ts';
import type { headsResult } from '#contract/operations.ts';
import type { Language, Text } from '#contract/text.ts';
import type { z } from 'zod';
import { headsOf } from '../operations/heads.ts';
import { stampNow } from '../operations/time-stamps.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

type Head = z.infer<typeof headsResult>['heads'][number];

const FAULTS: Record<NonNullable<Head['stampFault']>, Text> = {
  unreadable: { zh: '无法读取', en: 'no token' },
  'other-text': { zh: '不是这一链头的', en: 'not of this head' },
  signature: { zh: '签名无效', en: 'not signed' },
  purpose: { zh: '证书不用于时间戳', en: 'certificate not for it' },
  time: { zh: '当时证书无效', en: 'certificate not valid then' },
  chain: { zh: '证书不受信任', en: 'not trusted' },
};

const stampText = ({ stampedAt, stampFault }: Head, language: Language): string =>
  stampedAt ?? (stampFault === undefined ? '–' : `✗ ${FAULTS[stampFault][language]}`);

export const heads = defineCommand({
  name: 'heads',
  record: 'needed',
  help: {
    zh: '日志的签名链头及其时间戳：另存一份，可发现记录被截尾或退回',
    en: 'signed heads of the journal and their time stamps: kept elsewhere, they tell of a record that was cut off or put back',
  },
  options: [
    {
      flags: '--stamp',
      help: {
        zh: '先向 VINETRACE_TIMESTAMP_URL 请求尚缺的时间戳；服务运行时会自行请求',
        en: 'first ask VINETRACE_TIMESTAMP_URL for the time stamps that are missing; a running server does so by itself',
      },
    },
  ],
  async run({ workspace, options, config, signal }) {
    const { url } = config.timeStamps;
    if (options['stamp'] === true && url === undefined)
      fail('wrong-usage', '请设置 VINETRACE_TIMESTAMP_URL', 'Set VINETRACE_TIMESTAMP_URL');
    const opened = await workspace();
    if (options['stamp'] === true && url !== undefined) await stampNow(opened, url, signal);
    return headsOf(opened);
  },
  print({ data, fingerprint, heads: signed }, language) {
    const head =
      language === 'zh'
        ? ['序号', '时间', '时间戳', '散列', '签名']
        : ['seq', 'at', 'time-stamped', 'hash', 'signature'];
    const about =
      language === 'zh'
        ? `数据目录 ${data}，签名公钥指纹 ${fingerprint}`
        : `data directory ${data}, fingerprint of the key that signed: ${fingerprint}`;
    return `${about}\n${table(
      head,
      signed.map((one) => [one.seq, one.at, stampText(one, language), one.hash, one.signature]),
    )}`;
  },
});
