// `vinetrace lineage`: which list was copied from which.
import { bandTitle, type ListLineage } from '#contract/lineage.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { percent, table } from './table.ts';

const DECISIONS: Record<ListLineage['decision'], Text> = {
  derived: { zh: '有来源', en: 'derived' },
  'source-not-seized': { zh: '来源未扣押', en: 'source not seized' },
  independent: { zh: '独立', en: 'independent' },
  undecided: { zh: '未定', en: 'undecided' },
};

const row = (list: ListLineage, calibrated: boolean, language: Language): string[] => [
  list.id,
  DECISIONS[list.decision][language],
  list.parents
    .map((parent) => {
      const how = calibrated ? percent(parent.probability) : bandTitle[parent.band][language];
      const documented = language === 'zh' ? '有书证' : 'documented';
      return `${parent.id} (${parent.documented ? documented : how})`;
    })
    .join(', '),
];

export const lineage = defineCommand({
  name: 'lineage',
  help: { zh: '每份名单抄自哪一份', en: 'which list was copied from which' },
  async run(context) {
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    return runQuery(opened, 'lineage', { case: caseId });
  },
  print(result, language) {
    const head = language === 'zh' ? ['名单', '判断', '来源'] : ['list', 'decision', 'copied from'];
    const rows = result.lists.map((list) => row(list, result.model.calibrated, language));
    return `${table(head, rows)}\n\n${result.model.note[language]}`;
  },
});
