// `vinetrace assessments`: sources that investigators confirmed or rejected, and whether that stands.
import type { ShownAssessment } from '#contract/assessment.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { allPages } from './all-pages.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';

const KIND: Record<ShownAssessment['kind'], Text> = {
  confirmed: { zh: '认定', en: 'confirmed' },
  rejected: { zh: '否定', en: 'rejected' },
};

function stateOf({ undone, stands }: ShownAssessment, language: Language): string {
  const zh = language === 'zh';
  if (undone !== undefined) return zh ? `已撤回（${undone.seq}）` : `undone (${undone.seq})`;
  if (stands) return zh ? '有效' : 'stands';
  return zh ? '被后来的认定取代' : 'replaced by a later one';
}

export const assessments = defineCommand({
  name: 'assessments',
  help: { zh: '列出对来源的认定与否定', en: 'list the sources that were confirmed or rejected' },
  async run({ workspace, caseId }) {
    const opened = await workspace();
    const chosen = chooseCase(opened, caseId);
    return allPages('assessments', (page) => runQuery(opened, 'assessments', { case: chosen, ...page }));
  },
  print(result, language) {
    const zh = language === 'zh';
    if (result.total === 0) return zh ? '没有认定或否定任何来源。' : 'No source was confirmed or rejected.';
    const head = zh
      ? ['日志', '时间', '操作者', '认定', '名单', '来源', '可信度', '状态', '理由']
      : ['entry', 'at', 'by', 'what', 'list', 'from', 'grade', 'state', 'reason'];
    const rows = result.assessments.map((one) => [
      one.entry.seq,
      one.entry.at.slice(0, 19),
      one.entry.actor,
      KIND[one.kind][language],
      one.list,
      one.from,
      one.grade,
      stateOf(one, language),
      one.reason,
    ]);
    const cut = result.shown < result.total ? `\n${result.shown} / ${result.total}` : '';
    return table(head, rows) + cut;
  },
});
