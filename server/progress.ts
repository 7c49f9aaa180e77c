// How far a long operation has come, as it tells whoever started it.
import type { Text } from '#contract/text.ts';

/** `done` of `total` (any unit; without `total` the end is not known), and how many rows have gone through so far. */
export interface Progress {
  stage: Text;
  done: number;
  total?: number;
  rows?: number;
}

export type OnProgress = (progress: Progress) => void;

export const STAGES = {
  read: { zh: '读取名单', en: 'Reading lists' },
  link: { zh: '归并业主', en: 'Linking owners' },
  lineage: { zh: '推断谱系', en: 'Inferring lineage' },
  canaries: { zh: '查找标记记录', en: 'Looking for canaries' },
  match: { zh: '比对名单', en: 'Comparing lists' },
  draw: { zh: '抽样', en: 'Drawing' },
  graph: { zh: '写入图库', en: 'Writing the graph' },
  compare: { zh: '核对图库', en: 'Comparing the graph' },
  report: { zh: '生成报告', en: 'Making the report' },
  export: { zh: '导出', en: 'Exporting' },
  pack: { zh: '打包并加密', en: 'Packing and locking' },
  check: { zh: '校验文件', en: 'Checking the file' },
  take: { zh: '写入案件', en: 'Taking the case' },
} as const satisfies Record<string, Text>;
