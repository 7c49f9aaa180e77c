// `vinetrace trace LIST`: where a list came from, and who held it first.
import { fail } from '#contract/errors.ts';
import { bandTitle, type Trace, type TraceStep } from '#contract/lineage.ts';
import { traceSources } from '#contract/queries/trace-sources.ts';
import type { Language } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { listFact } from '../queries/assert-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { percent } from './table.ts';

/** The limit that the query itself sets. */
const LIMIT = traceSources.params.shape.limit;

function arrow(step: TraceStep, calibrated: boolean, language: Language): string {
  if (step.via === undefined) return '';
  const { kind, probability, band, transfer, assessment } = step.via;
  const zh = language === 'zh';
  const said = assessment === undefined ? '' : ` ${zh ? '已认定' : 'confirmed'} ${assessment.grade}`;
  if (kind === 'documented') {
    return ` ←[${language === 'zh' ? '有书证' : 'documented'}${transfer === undefined ? '' : ` ${transfer}`}${said}] `;
  }
  const strength = calibrated || band === undefined ? percent(probability) : bandTitle[band][language];
  return ` ←[${language === 'zh' ? '推断' : 'inferred'} ${strength}${said}] `;
}

const pathText = (path: Trace['paths'][number], calibrated: boolean, language: Language): string =>
  path.steps.map((step) => `${step.list} (${step.holder})${arrow(step, calibrated, language)}`).join('') +
  path.beyond.map((step) => ` ← ${step.holder} [${step.transfer}]`).join('');

export const trace = defineCommand({
  name: 'trace',
  help: { zh: '追溯一份名单的来源', en: 'trace a list back to its sources' },
  arguments: [{ flags: '<list>', help: { zh: '名单编号', en: 'id of the list' } }],
  options: [
    {
      flags: '--limit <n>',
      help: { zh: '最多列出的路径（默认 20，至多 200）', en: 'paths at most (default 20, up to 200)' },
    },
  ],
  async run(context) {
    const { args, options } = context;
    const limit = LIMIT.safeParse(options['limit']);
    if (!limit.success) fail('wrong-usage', '--limit 须为 1 到 200', '--limit takes 1 to 200');
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    listFact(opened, caseId, args[0] ?? '');
    await withLineage(opened, caseId, context);
    return runQuery(opened, 'trace-sources', {
      case: caseId,
      list: args[0] ?? '',
      limit: limit.data,
    });
  },
  print(result, language) {
    const { calibrated } = result.model;
    const zh = language === 'zh';
    const strength = (probability: number): string => (calibrated ? `  ${percent(probability)}` : '');
    const cut =
      result.shown < result.total
        ? [
            zh
              ? `${result.shown} / ${result.total}（--limit）`
              : `${result.shown} of ${result.total} (--limit)`,
          ]
        : [];
    return [
      ...result.paths.map((path) => `${pathText(path, calibrated, language)}${strength(path.probability)}`),
      ...cut,
      '',
      zh ? '最早的持有者：' : 'First holders:',
      ...result.firstHolders.map(
        (first) => `  ${first.holder} (${first.list})${strength(first.probability)}`,
      ),
      '',
      result.model.note[language],
    ].join('\n');
  },
});
