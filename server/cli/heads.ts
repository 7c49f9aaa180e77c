// `vinetrace heads`: the signed heads of the journal, to be kept elsewhere.
import { headsOf } from '../operations/heads.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

export const heads = defineCommand({
  name: 'heads',
  help: {
    zh: '日志的签名链头：另存一份，可发现记录被截尾或退回',
    en: 'signed heads of the journal: kept elsewhere, they tell of a record that was cut off or put back',
  },
  async run({ workspace }) {
    return headsOf(await workspace());
  },
  print({ data, fingerprint, heads: signed }, language) {
    const head = language === 'zh' ? ['序号', '时间', '散列', '签名'] : ['seq', 'at', 'hash', 'signature'];
    const about =
      language === 'zh'
        ? `数据目录 ${data}，签名公钥指纹 ${fingerprint}`
        : `data directory ${data}, fingerprint of the key that signed: ${fingerprint}`;
    return `${about}\n${table(
      head,
      signed.map(({ seq, at, hash, signature }) => [seq, at, hash, signature]),
    )}`;
  },
});
