// `vinetrace hubs`: who the hubs are, which lists hang on them, and what breaks without some of them.
import { fail } from '#contract/errors.ts';
import { READINGS_OF_IDENTITY, type HubParty, type Hubs, type HubsWithout } from '#contract/hubs.ts';
import { hubs as query } from '#contract/queries/hubs.ts';
import { enumerated, type Language } from '#contract/text.ts';
import { STAGES } from '../progress.ts';
import { chooseCase } from '../operations/choose-case.ts';
import { runQuery } from '../queries/run.ts';
import { defineCommand } from './define.ts';
import { withLineage } from './lineage-up-to.ts';
import { table } from './table.ts';

/** As many parties as the query gives at once. */
const MOST = 5000;

type Answer = Hubs & { whatIf?: HubsWithout };

const share = (value: number): string => value.toFixed(3);

/** `12`, or `12 (9.4 ± 1.2)` where an expected value was drawn. */
function withSpread(value: string, spread: { mean: number; sd: number } | undefined, digits: number): string {
  return spread === undefined
    ? value
    : `${value} (${spread.mean.toFixed(digits)} ± ${spread.sd.toFixed(digits)})`;
}

const row = ({ expected, ...party }: HubParty): string[] => [
  String(party.rank),
  party.handles.length === 0 ? party.id : `${party.id} (${party.handles.join(' ')})`,
  String(party.lists),
  withSpread(String(party.in), expected?.in, 1),
  withSpread(String(party.out), expected?.out, 1),
  withSpread(String(party.cuts), expected?.cuts, 1),
  withSpread(share(party.betweenness), expected?.betweenness, 3),
];

function whatIfText({ text, cutOff, weakened, next }: HubsWithout, language: Language): string[] {
  const zh = language === 'zh';
  const line = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`  ${title}${enumerated(items, language)}`];
  return [
    '',
    text[language],
    ...line(
      zh ? '追不到源头：' : 'cut off: ',
      cutOff.map(({ list, holder }) => `${list} (${holder})`),
    ),
    ...line(
      zh ? '少了来路：' : 'weakened: ',
      weakened.map(({ list, left }) => `${list} (${zh ? `还剩 ${left}` : `${left} left`})`),
    ),
    ...line(
      zh ? '接下来最要紧的：' : 'next: ',
      next.map(({ id, cuts }) => `${id} (+${cuts})`),
    ),
  ];
}

function hubsText(result: Answer, language: Language): string {
  const zh = language === 'zh';
  const head = zh
    ? ['名次', '主体', '持有', '收到', '传出', '必经名单', '居间']
    : ['rank', 'party', 'lists', 'in', 'out', 'cuts', 'betweenness'];
  const said = result.parties
    .filter(({ cuts, betweenness }) => cuts > 0 || betweenness > 0)
    .slice(0, 10)
    .map(
      ({ id, sentences }) => `${id}  ${sentences.map(({ text }) => text[language]).join(zh ? '；' : '; ')}`,
    );
  const cut = result.shown < result.total ? [`${result.shown} / ${result.total}`] : [];
  return [
    table(head, result.parties.map(row)),
    ...cut,
    '',
    ...said,
    '',
    ...result.cutSets.map(
      ({ text, exact }) =>
        `${text[language]}${exact ? '' : zh ? '（未穷尽所有组合）' : ' (not all sets were looked at)'}`,
    ),
    ...(result.ends.looked < result.ends.total
      ? [
          zh
            ? `名单终点 ${result.ends.total} 方，只看了其中 ${result.ends.looked} 方`
            : `Of ${result.ends.total} parties where lists end, ${result.ends.looked} were looked at`,
        ]
      : []),
    ...result.notes.map((note) => note[language]),
    ...(result.whatIf === undefined ? [] : whatIfText(result.whatIf, language)),
  ].join('\n');
}

export const hubs = defineCommand<Answer>({
  name: 'hubs',
  help: { zh: '枢纽：哪些名单非经谁不可', en: 'the hubs: which lists come through whom alone' },
  options: [
    {
      flags: '--expected <draws>',
      help: {
        zh: '按概率抽样若干次，给出期望值与离散度（至多 1000）',
        en: 'expected values with their spread, from so many draws by probability (1000 at most)',
      },
    },
    { flags: '--seed <n>', help: { zh: '抽样的种子（默认 1）', en: 'seed of the draws (default 1)' } },
    {
      flags: '--without <party...>',
      help: { zh: '截断这些主体后会怎样', en: 'what breaks when these parties are taken out' },
    },
    {
      flags: '--identities <reading>',
      help: {
        zh: '账号归属：各自分开、已确认、含推测（默认已确认）',
        en: 'handles: apart, as confirmed, as proposed too (default confirmed)',
      },
      choices: READINGS_OF_IDENTITY,
    },
  ],
  async run(context) {
    const { options, signal, onProgress } = context;
    const asked = query.params.omit({ case: true }).safeParse({
      ...(options['expected'] === undefined ? {} : { draws: options['expected'] }),
      ...(options['seed'] === undefined ? {} : { seed: options['seed'] }),
      ...(options['identities'] === undefined ? {} : { identities: options['identities'] }),
      limit: MOST,
    });
    if (!asked.success)
      fail(
        'wrong-usage',
        '--expected 须为 0 到 1000，--seed 须为不小于 0 的整数',
        '--expected takes 0 to 1000, --seed a whole number from 0',
      );
    const opened = await context.workspace();
    const caseId = chooseCase(opened, context.caseId);
    await withLineage(opened, caseId, context);
    const { findHubs } = await import('../queries/hubs/find-hubs.ts');
    const found = await findHubs(
      opened,
      { ...asked.data, case: caseId },
      { signal, onDraw: (done, total) => onProgress({ stage: STAGES.draw, done, total }) },
    );
    const without = options['without'];
    if (!Array.isArray(without)) return found;
    return {
      ...found,
      whatIf: await runQuery(opened, 'hubs-without', {
        case: caseId,
        parties: without.join(','),
        identities: asked.data.identities,
      }),
    };
  },
  print: hubsText,
});
