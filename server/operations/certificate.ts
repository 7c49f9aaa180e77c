// A certificate for people, and the check of one: for that no data directory is needed.
import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { purgeCertificate, type PurgeCertificate } from '#contract/purge.ts';
import type { verifyResult } from '#contract/operations.ts';
import { oneLine, type Language } from '#contract/text.ts';
import { canonicalJson, fingerprintOf, isSignedBy } from '../record/index.ts';

/** What is longer is no certificate of ours. */
const LONGEST = 1 << 20;

/** A certificate out of a file; undefined where it holds none. */
export async function readCertificate(file: string): Promise<PurgeCertificate | undefined> {
  try {
    const about = await stat(file);
    if (!about.isFile() || about.size > LONGEST) return undefined;
    return purgeCertificate.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Whether a certificate is as it was signed, and by which key. */
export function checkCertificate(found: PurgeCertificate): z.infer<typeof verifyResult> {
  const { signature, ...signed } = found;
  const ok = isSignedBy(found.publicKey, canonicalJson(signed), signature);
  return {
    ok,
    entries: 0,
    files: 1,
    problems: ok ? [] : ['the certificate was changed after it was signed, or another key signed it'],
    certificate: { ...found, fingerprint: fingerprintOf(found.publicKey) },
  };
}

/** The same to be read and filed; what it says in words stays within its line, for it may be forged. */
export function certificateText(found: PurgeCertificate, language: Language): string {
  const { removed } = found;
  const said = {
    case: oneLine(found.case),
    at: oneLine(found.at),
    by: oneLine(found.by),
    reason: oneLine(found.reason),
  };
  const lines =
    language === 'zh'
      ? [
          '数据清除证书',
          '',
          `案件：${said.case}`,
          `时间：${said.at}`,
          `操作人：${said.by}`,
          `理由：${said.reason}`,
          `清除：名单 ${removed.lists} 份、${removed.rows} 行；业主 ${removed.owners} 人、密钥散列 ${removed.keys} 个；文件 ${removed.files} 个、${removed.bytes} 字节；登记 ${removed.facts} 项；日志内容 ${removed.entries} 条`,
          `日志：第 ${found.entry.seq} 条，散列 ${found.entry.hash}`,
          `签名公钥指纹：${fingerprintOf(found.publicKey)}`,
        ]
      : [
          'Certificate of purge',
          '',
          `Case: ${said.case}`,
          `At: ${said.at}`,
          `By: ${said.by}`,
          `Reason: ${said.reason}`,
          `Taken out: ${removed.lists} lists with ${removed.rows} rows; ${removed.owners} owners with ${removed.keys} keyed hashes; ${removed.files} files of ${removed.bytes} bytes; ${removed.facts} facts; the words of ${removed.entries} journal entries`,
          `Journal: entry ${found.entry.seq}, hash ${found.entry.hash}`,
          `Fingerprint of the key that signed: ${fingerprintOf(found.publicKey)}`,
        ];
  return `${[...lines, '', ...found.statement[language].map((line) => `- ${oneLine(line)}`)].join('\n')}\n`;
}
