// Whether the rows bear out what is documented, for people.
import { bandTitle } from '#contract/lineage.ts';
import type { DocumentFindings, FindingKind } from '#contract/queries/document-findings.ts';
import type { Language, Text } from '#contract/text.ts';
import { table } from './table.ts';

const KIND: Record<FindingKind, Text> = {
  contradicts: { zh: '相反', en: 'contradicts' },
  reversed: { zh: '方向相反', en: 'reversed' },
  'other-source': { zh: '另有来源', en: 'other source' },
  dates: { zh: '日期矛盾', en: 'dates' },
  silent: { zh: '无从印证', en: 'silent' },
  agrees: { zh: '相符', en: 'agrees' },
};

export function findingsText({ findings, shown, total }: DocumentFindings, language: Language): string {
  const zh = language === 'zh';
  if (total === 0) return zh ? '没有书证所载的来源。' : 'No source is documented.';
  const head = zh
    ? ['结论', '名单', '来源', '书证', '可信度', '数据强度', '说明']
    : ['finding', 'list', 'from', 'document', 'grade', 'rows alone', 'note'];
  const rows = findings.map(({ kind, list, from, transfer, grade = '', band, note }) => [
    KIND[kind][language],
    list,
    from,
    transfer,
    grade,
    bandTitle[band][language],
    note[language],
  ]);
  const cut = shown < total ? `\n${shown} / ${total}` : '';
  return table(head, rows) + cut;
}
