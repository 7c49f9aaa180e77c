// `vinetrace verify [FILE]`: checks the record, or that a file is an export of it.
import type { z } from 'zod';
import { fail, VinetraceError } from '#contract/errors.ts';
import type { verifyResult } from '#contract/operations.ts';
import { oneLine, type Language } from '#contract/text.ts';
import { certificateText, checkCertificate, readCertificate } from '../operations/certificate.ts';
import { verifyManifest } from '../operations/manifest.ts';
import { verifyAll, verifyFile, verifyStamped } from '../operations/verify.ts';
import { defineCommand } from './define.ts';

type Answer = z.infer<typeof verifyResult>;

/** A record too damaged to be opened is an answer too. */
function damaged(error: unknown): Answer {
  if (!(error instanceof VinetraceError) || error.code !== 'integrity-failed') throw error;
  return { ok: false, entries: 0, files: 0, problems: [error.detail.en] };
}

function graphText(graph: Answer['graph'], language: Language): string[] {
  if (graph === undefined) return [];
  if (!graph.compared)
    return [language === 'zh' ? `图库未核对：${graph.why}` : `the graph was not compared: ${graph.why}`];
  const { nodes, relationships, differing } = graph;
  return [
    language === 'zh'
      ? `图库：${nodes} 个节点、${relationships} 条关系，${differing} 处不符`
      : `graph: ${nodes} nodes, ${relationships} relationships, ${differing} not as the record says`,
  ];
}

function stampsText(stamps: Answer['timeStamps'], language: Language): string[] {
  if (stamps === undefined) return [];
  const { heads, stamped, trusted } = stamps;
  const zh = language === 'zh';
  const counted = zh
    ? `时间戳：${heads} 个签名链头中 ${stamped} 个有有效时间戳`
    : `time stamps: ${stamped} of ${heads} signed heads have one that is sound`;
  const untrusted = zh
    ? '（未核对证书链：请设置 VINETRACE_TIMESTAMP_CA_FILE）'
    : ' (who vouches for the service was not checked: set VINETRACE_TIMESTAMP_CA_FILE)';
  return [counted + (trusted ? '' : untrusted)];
}

export const verify = defineCommand({
  name: 'verify',
  record: 'expected',
  help: {
    zh: '校验数据目录、导出文件或清除证书',
    en: 'check the data directory, an exported file, or a certificate of purge',
  },
  arguments: [
    {
      flags: '[file]',
      help: { zh: '导出的文件或清除证书', en: 'an exported file, or a certificate of purge' },
    },
  ],
  options: [
    {
      flags: '--manifest <file>',
      help: {
        zh: '按签名清单校验，无需数据目录',
        en: 'check it by its signed manifest; needs no data directory',
      },
    },
    {
      flags: '--no-graph',
      help: { zh: '只校验档案，不核对图库', en: 'check the record alone, not the graph against it' },
    },
  ],
  async run({ workspace, args, options, onProgress, signal }) {
    if (typeof options['manifest'] === 'string') {
      if (args[0] === undefined) fail('wrong-usage', '请给出要校验的文件', 'Name the file to check');
      return verifyManifest(args[0], options['manifest']);
    }
    // A certificate proves itself: whoever checks it has no data, nor should have.
    const certificate = args[0] === undefined ? undefined : await readCertificate(args[0]);
    if (certificate !== undefined) return checkCertificate(certificate);
    const opened = await workspace().catch(damaged);
    if ('ok' in opened) return opened;
    if (args[0] !== undefined) return verifyFile(opened, args[0]);
    return options['graph'] === false
      ? verifyStamped(opened, { signal })
      : verifyAll(opened, { onProgress, signal });
  },
  exit: (result) => (result.ok ? 0 : 5),
  print(result, language) {
    const verdict =
      language === 'zh'
        ? `${result.ok ? '校验通过' : '校验未通过'}：日志 ${result.entries} 条，文件 ${result.files} 个`
        : `${result.ok ? 'ok' : 'not ok'}: ${result.entries} journal entries, ${result.files} files`;
    const { manifest, certificate } = result;
    if (certificate !== undefined) {
      const proved =
        language === 'zh' ? (result.ok ? '签名有效' : '签名无效') : result.ok ? 'ok: signed' : 'not ok';
      return [proved, ...result.problems, '', certificateText(certificate, language)].join('\n');
    }
    const signed =
      manifest === undefined
        ? []
        : language === 'zh'
          ? [
              `${oneLine(manifest.file.name)}：案件 ${oneLine(manifest.case.id)}，格式 ${oneLine(manifest.format)}，${manifest.shown} / ${manifest.total} 个元素`,
              `签名公钥指纹 ${manifest.fingerprint}（请与出具单位核对）`,
            ]
          : [
              `${oneLine(manifest.file.name)}: case ${oneLine(manifest.case.id)}, format ${oneLine(manifest.format)}, ${manifest.shown} of ${manifest.total} elements`,
              `fingerprint of the key that signed: ${manifest.fingerprint} (compare it with the sender’s)`,
            ];
    return [
      verdict,
      ...graphText(result.graph, language),
      ...stampsText(result.timeStamps, language),
      ...signed,
      ...result.problems.map((problem) => `  ${problem}`),
    ].join('\n');
  },
});
