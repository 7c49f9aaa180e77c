// `vinetrace lineage`: which list was copied from which.
import { bandTitle, type ListLineage } from '#contract/lineage.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand, type CommandContext } from './define.ts';
import { allPages } from './all-pages.ts';
import { changesText } from './changes-text.ts';
import { findingsText } from './findings-text.ts';
import { withLineage } from './lineage-up-to.ts';
import { percent, table } from './table.ts';

const DECISIONS: Record<ListLineage['decision'], Text> = {
  derived: { zh: '有来源', en: 'derived' },
  'source-not-seized': { zh: '来源未扣押', en: 'source not seized' },
  independent: { zh: '独立', en: 'independent' },
  undecided: { zh: '未定', en: 'undecided' },
};

const SAID = {
  documented: { zh: '有书证', en: 'documented' },
  confirmed: { zh: '已认定', en: 'confirmed' },
  rejected: { zh: '已否定', en: 'rejected' },
} as const satisfies Record<string, Text>;

const row = (list: ListLineage, calibrated: boolean, language: Language): string[] => [
  list.id,
  DECISIONS[list.decision][language],
  [...list.parents, ...(list.rejected ?? [])]
    .map(({ id, documented, probability, band, assessment }) => {
      const how = documented
        ? SAID.documented[language]
        : calibrated
          ? percent(probability)
          : bandTitle[band][language];
      const said = assessment === undefined ? [] : [`${SAID[assessment.kind][language]} ${assessment.grade}`];
      return `${id} (${[how, ...said].join(', ')})`;
    })
    .join(', '),
];

async function run(context: CommandContext) {
  const opened = await context.workspace();
  const caseId = chooseCase(opened, context.caseId);
  await withLineage(opened, caseId, context);
  if (context.options['changes'] === true)
    return allPages('changes', (page) => runQuery(opened, 'lineage-changes', { case: caseId, ...page }));
  if (context.options['documents'] === true)
    return allPages('findings', (page) => runQuery(opened, 'document-findings', { case: caseId, ...page }));
  return runQuery(opened, 'lineage', { case: caseId });
}

export const lineage = defineCommand({
  name: 'lineage',
  help: { zh: '每份名单抄自哪一份', en: 'which list was copied from which' },
  options: [
    {
      flags: '--changes',
      help: { zh: '只列出自上次推断以来的变动', en: 'only what changed since it was inferred before' },
    },
    {
      flags: '--documents',
      help: {
        zh: '只列出有书证的来源：数据是否相符',
        en: 'only the documented sources, and whether the rows bear them out',
      },
    },
  ],
  run,
  print(result, language) {
    if ('changes' in result) return changesText(result, language);
    if ('findings' in result) return findingsText(result, language);
    const head = language === 'zh' ? ['名单', '判断', '来源'] : ['list', 'decision', 'copied from'];
    const rows = result.lists.map((list) => row(list, result.model.calibrated, language));
    return `${table(head, rows)}\n\n${result.model.note[language]}`;
  },
});
