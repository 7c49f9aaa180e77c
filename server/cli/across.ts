// `vinetrace across`: what of a case turns up in others, and as what.
import type { z } from 'zod';
import { across as query, acrossKind, type AcrossKind } from '#contract/queries/across.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';
import { wrongOptions } from './wrong-options.ts';

type Answer = z.infer<typeof query.result>;

const KINDS: Record<AcrossKind, Text> = {
  handle: { zh: '同一账号', en: 'same account' },
  phone: { zh: '同一电话', en: 'same phone' },
  file: { zh: '同一文件', en: 'same file' },
  list: { zh: '业主重合', en: 'shared people' },
  owner: { zh: '同一业主', en: 'same person' },
  name: { zh: '同名（仅线索）', en: 'same name (a lead)' },
};

function acrossText(answer: Answer, language: Language): string {
  const zh = language === 'zh';
  const header = zh
    ? ['依据', '本案', '', '另案', '另案中', '', '数量']
    : ['by', 'here', '', 'case', 'there', '', 'count'];
  const rows = answer.items.map(({ kind, here, case: other, there, weight }) => [
    KINDS[kind][language],
    here.id,
    here.caption,
    other,
    there.id,
    there.caption,
    weight === 0 ? '' : weight,
  ]);
  const of = zh ? `${answer.shown} / ${answer.total}` : `${answer.shown} of ${answer.total}`;
  const compared = zh
    ? `与 ${answer.compared} 个案件比对，${answer.cases.length} 个有重合`
    : `${answer.compared} other cases compared, something in ${answer.cases.length}`;
  return [
    ...(rows.length === 0 ? [] : [table(header, rows)]),
    `${of} · ${compared}`,
    ...(answer.behind ? [zh ? '刚载入的内容尚未比对' : 'what was just entered is not compared yet'] : []),
  ].join('\n');
}

export const across = defineCommand({
  name: 'across',
  help: {
    zh: '跨案线索：本案的账号、电话、名单、业主还出现在哪些案件里',
    en: 'which accounts, phones, lists and people of a case turn up in others, and as what',
  },
  options: [
    {
      flags: '--kind <kind>',
      help: { zh: '只看一类', en: 'one kind alone' },
      choices: acrossKind.options,
    },
    { flags: '--element <id>', help: { zh: '只看这一元素', en: 'of this element alone' } },
    { flags: '--with <case>', help: { zh: '只看这一案件', en: 'in this other case alone' } },
    { flags: '--limit <n>', help: { zh: '最多列出几条（默认 100）', en: 'how many at most (default 100)' } },
  ],
  async run({ workspace, caseId, options }) {
    const opened = await workspace();
    const asked = query.params.safeParse({ ...options, case: chooseCase(opened, caseId) });
    if (!asked.success) return wrongOptions(asked.error.issues);
    return runQuery(opened, 'across', asked.data);
  },
  print: acrossText,
});
