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
  match: { zh: '比对名单', en: 'Comparing lists' },
  graph: { zh: '写入图库', en: 'Writing the graph' },
  export: { zh: '导出', en: 'Exporting' },
} as const satisfies Record<string, Text>;
