// `vinetrace count`: how many records, what gain, which thresholds under either reading; never a word of guilt.
import { fail } from '#contract/errors.ts';
import type { Count, CountReading } from '#contract/count.ts';
import { READINGS_OF_IDENTITY } from '#contract/hubs.ts';
import { count as query } from '#contract/queries/count.ts';
import type { Language, Text } from '#contract/text.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { STAGES } from '../progress.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { table } from './table.ts';
import { wrongOptions } from './wrong-options.ts';

const APPLIES: Record<CountReading['applies'], Text> = {
  'in-force': { zh: '当时有效', en: 'in force then' },
  reference: { zh: '仅供参考（行为在前）', en: 'reference only (earlier conduct)' },
  mixed: { zh: '部分仅供参考', en: 'partly reference only' },
  unknown: { zh: '日期不明', en: 'dates not known' },
};

const yesNo = (is: boolean, zh: boolean): string =>
  is ? (zh ? '达到' : 'reached') : zh ? '未达到' : 'not reached';

function readingRows({ readings }: Count, language: Language): string {
  const zh = language === 'zh';
  const head = zh
    ? ['理解', '条数', '标准', '', '十倍', '', '职务减半', '', '适用', '依据']
    : ['reading', 'records', 'threshold', '', 'tenfold', '', 'on duty', '', 'applies', 'rule'];
  return table(
    head,
    readings.map((one) => [
      one.id,
      one.records,
      one.threshold,
      yesNo(one.reached, zh),
      one.especially.threshold,
      yesNo(one.especially.reached, zh),
      one.ownDuty.threshold,
      yesNo(one.ownDuty.reached, zh),
      APPLIES[one.applies][language],
      one.rule,
    ]),
  );
}

function countText(result: Count, language: Language): string {
  const zh = language === 'zh';
  const { records, falseBy, people, gain, fine, provided, accumulated, buyer, notes, sensitivity } = result;
  const lists = table(
    zh
      ? ['名单', '持有者', '查获', '虚假', '重复', '计入']
      : ['list', 'holder', 'seized', 'false', 'duplicates', 'counted'],
    result.lists.map((one) => [one.list, one.holder, one.seized, one.false, one.duplicates, one.counted]),
  );
  const why = zh
    ? `身份证校验不符 ${falseBy['id-checksum']}，电话不可能 ${falseBy.phone}，人工标记 ${falseBy.marked}`
    : `ID check fails ${falseBy['id-checksum']}, no such phone ${falseBy.phone}, marked ${falseBy.marked}`;
  return [
    lists,
    '',
    zh
      ? `查获 ${records.seized} 条，扣除虚假 ${records.false}（${why}）、重复 ${records.duplicates}，计 ${records.counted} 条，涉及 ${people} 人`
      : `${records.seized} seized, less ${records.false} false (${why}) and ${records.duplicates} duplicates: ${records.counted} records of ${people} people`,
    ...(result.scope.party === undefined
      ? []
      : [
          zh
            ? `提供累计 ${accumulated.provided} 条，持有而未提供 ${accumulated.heldNotProvided} 条，合计 ${accumulated.total} 条（${accumulated.rule}）`
            : `${accumulated.provided} provided, added up over recipients, and ${accumulated.heldNotProvided} held and not provided: ${accumulated.total} (${accumulated.rule})`,
        ]),
    '',
    readingRows(result, language),
    '',
    ...(provided.length === 0
      ? []
      : [
          table(
            zh
              ? ['提供方', '接收方', '条数', '书证所说', '名单']
              : ['from', 'to', 'records', 'documented', 'lists'],
            provided.map((one) => [one.from, one.to, one.records, one.documented ?? '', one.lists.join(' ')]),
          ),
          '',
        ]),
    `${gain.text[language]}（${gain.rule}）`,
    `${fine.text[language]}（${fine.rule}）`,
    ...(buyer === null ? [] : [`${buyer.text[language]}（${buyer.rule}）`]),
    ...(sensitivity === undefined
      ? []
      : [
          '',
          table(
            zh ? ['归并门槛（胜算）', '重复', '计入'] : ['odds to join', 'duplicates', 'counted'],
            sensitivity.map((point) => [
              `${point.odds}:1${point.standing ? ' *' : ''}`,
              point.duplicates,
              point.counted,
            ]),
          ),
        ]),
    '',
    ...notes.map((note) => `· ${note[language]}`),
  ].join('\n');
}

/** Several ids as the query takes them. */
const written = (value: string | boolean | string[] | undefined): typeof value =>
  Array.isArray(value) ? value.join(',') : value;

export const count = defineCommand<Count>({
  name: 'count',
  help: { zh: '条数、所得与标准，两种理解并列', en: 'records, gains and thresholds, under either reading' },
  options: [
    { flags: '--list <list...>', help: { zh: '只算这些名单', en: 'of these lists alone' } },
    {
      flags: '--party <party...>',
      help: { zh: '只算这些主体或账号', en: 'of these parties or handles alone' },
    },
    {
      flags: '--identities <reading>',
      help: {
        zh: '账号归属：各自分开、已确认、含推测（默认已确认）',
        en: 'handles: apart, as confirmed, as proposed too (default confirmed)',
      },
      choices: READINGS_OF_IDENTITY,
    },
    {
      flags: '--classes <classes>',
      help: {
        zh: '逐份名单给出类别，如 L01=property,L02=other',
        en: 'classes list by list, such as L01=property,L02=other',
      },
    },
    {
      flags: '--sensitivity',
      help: { zh: '条数随归并门槛的变化', en: 'how the count moves with the linkage threshold' },
    },
  ],
  async run(context) {
    const { options, signal, onProgress } = context;
    const given = Object.fromEntries(
      ['list', 'party', 'identities', 'classes'].flatMap((name) =>
        options[name] === undefined ? [] : [[name, written(options[name])]],
      ),
    );
    const asked = query.params.omit({ case: true }).safeParse(given);
    if (!asked.success) {
      if (asked.error.issues.every(({ path }) => path[0] !== 'classes')) wrongOptions(asked.error.issues);
      fail(
        'wrong-usage',
        '--classes 写作 名单=类别，类别为 property、safety、other',
        '--classes is written LIST=CLASS,…; classes are property, safety, other',
      );
    }
    const opened = await context.workspace();
    const params = { ...asked.data, case: chooseCase(opened, context.caseId) };
    const found = await runQuery(opened, 'count', params);
    if (options['sensitivity'] !== true) return found;
    const { countSensitivity } = await import('../queries/count/sensitivity.ts');
    const sensitivity = await countSensitivity(opened, params, {
      isUnlimited: true,
      signal,
      onPoint: (done, total) => onProgress({ stage: STAGES.link, done, total }),
    });
    return { ...found, sensitivity };
  },
  print: countText,
});
