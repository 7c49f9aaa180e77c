// `vinetrace separate LIST --between A B`: what tells source A from source B, and what evidence to look for.
import { fail } from '#contract/errors.ts';
import type { Separation } from '#contract/queries/separate.ts';
import type { Language } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';

/** Places per difference: programs get this many. */
const PLACES = 50;

/** What weighs less is left to programs. */
const LEAST = 0.005;

const nats = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(2)}`;

function printed(answer: Separation, language: Language): string {
  const zh = language === 'zh';
  const { list, a, b, logLR, differences, wanted, model } = answer;
  const favoured = logLR >= 0 ? a.list : b.list;
  const channels = answer.channels
    .filter((channel) => Math.abs(channel.logLR) >= LEAST)
    .flatMap(({ name, logLR: whole }) => [
      `${nats(whole)}  ${name}`,
      ...differences
        .filter(({ channel, logLR: part }) => channel === name && Math.abs(part) >= LEAST)
        .map(
          (one) =>
            `${' '.repeat(8)}${nats(one.logLR)}  ${one.field === undefined ? '' : `${one.field}: `}${one.what[language]}`,
        ),
    ]);
  return [
    zh
      ? `${list}：正值支持 ${a.list}，负值支持 ${b.list}；合计 ${nats(logLR)}，偏向 ${favoured}`
      : `${list}: above 0 speaks for ${a.list}, below for ${b.list}; ${nats(logLR)} in all, for ${favoured}`,
    '',
    ...channels,
    '',
    zh ? '还应查找：' : 'What to look for:',
    ...wanted.map(
      ({ expected, field, what }) =>
        `  ${nats(expected)}  ${field === undefined ? '' : `${field}: `}${what[language]}`,
    ),
    '',
    model.note[language],
  ].join('\n');
}

export const separate = defineCommand({
  name: 'separate',
  help: {
    zh: '区分一份名单的两个可能来源：依据何在，还应查什么',
    en: 'tell two possible sources of a list apart, and what evidence to look for',
  },
  arguments: [{ flags: '[list]', help: { zh: '名单编号', en: 'id of the list' } }],
  options: [
    {
      flags: '--between <lists...>',
      help: { zh: '两个可能来源的编号，如 L01 L02', en: 'ids of the two possible sources, such as L01 L02' },
    },
  ],
  async run({ workspace, caseId, args, options, signal }) {
    const { between } = options;
    const words = Array.isArray(between) ? between : [];
    const [list, ...more] = args;
    // The option swallows what follows it: the list itself may be the last of its words.
    const [a, b, ...rest] = words;
    const of = list ?? rest.shift();
    if (of === undefined || a === undefined || b === undefined || rest.length + more.length > 0) {
      fail(
        'wrong-usage',
        '写法：vinetrace separate 名单 --between 来源甲 来源乙',
        'Write: vinetrace separate LIST --between A B',
      );
    }
    const opened = await workspace();
    return runQuery(
      opened,
      'separate',
      { case: chooseCase(opened, caseId), list: of, a, b, places: PLACES },
      signal,
    );
  },
  print: printed,
});
