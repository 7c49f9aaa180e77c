// `vinetrace contradictions`: where documents, dates, statements, accounts and rows contradict one another.
import type { ContradictionKind } from '#contract/queries/contradictions.ts';
import type { Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { allPages } from './all-pages.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { table } from './table.ts';

const KIND: Record<ContradictionKind, Text> = {
  rows: { zh: '书证与数据', en: 'document against rows' },
  denied: { zh: '否认', en: 'denied' },
  'before-list': { zh: '早于名单', en: 'before the list' },
  'after-copy': { zh: '晚于抄本', en: 'after the copy' },
  'two-sources': { zh: '两个来源', en: 'two sources' },
  'two-persons': { zh: '一号两人', en: 'one account, two persons' },
  claims: { zh: '认定冲突', en: 'words on accounts' },
};

export const contradictions = defineCommand({
  name: 'contradictions',
  help: { zh: '案件中相互矛盾之处', en: 'where what the case holds contradicts itself' },
  arguments: [{ flags: '[of]', help: { zh: '只看与此元素有关的', en: 'only what is about this element' } }],
  async run(context) {
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    const [of] = context.args;
    return allPages('contradictions', (page) =>
      runQuery(opened, 'contradictions', { case: caseId, ...(of === undefined ? {} : { of }), ...page }),
    );
  },
  print({ contradictions: found, shown, total }, language) {
    const zh = language === 'zh';
    if (total === 0) return zh ? '没有发现矛盾。' : 'No contradictions were found.';
    const head = zh ? ['种类', '分量', '说明', '涉及', '证据'] : ['kind', 'weight', 'what', 'of', 'evidence'];
    const rows = found.map(({ kind, weight, what, elements, evidence }) => [
      KIND[kind][language],
      weight === 'contrary' ? (zh ? '不能并存' : 'contrary') : zh ? '待核实' : 'question',
      what[language],
      elements.join(' '),
      evidence.map(({ id, lines }) => [id, ...lines].join(':')).join(' '),
    ]);
    return table(head, rows) + (shown < total ? `\n${shown} / ${total}` : '');
  },
});
