// What is still open: what is unproved and what would settle it, and what the documents lack besides.
import type { ProofTask } from '#contract/proof-task.ts';
import { both, enumerated, type Language, type Text } from '#contract/text.ts';
import { cutNote, partOf } from '../columns.ts';
import type { SectionOf } from '../define.ts';
import { numberAt, ofType, textAt, type ReportData } from '../data.ts';
import { heading, items, say } from '../model.ts';
import { sureness } from '../words.ts';

/** Tasks that are printed: those that would change most. */
const MOST = 60;

const RESTS: Record<ProofTask['rests']['on'], Text> = {
  documented: both('有书证', 'Documented'),
  confirmed: both('已认定', 'Confirmed'),
  inferred: both('推断', 'Inferred'),
  'not-seized': both('来源未起获', 'Source not seized'),
  undecided: both('无法判断', 'Undecided'),
  independent: both('看不出来源', 'No source shown'),
  unknown: both('不明', 'Not known'),
};

const STATE: Record<ProofTask['state'], Text> = {
  open: both('待办', 'Open'),
  assigned: both('已分派', 'Assigned'),
  done: both('已完成', 'Done'),
};

function restText({ rests }: ProofTask, { lineage }: ReportData, language: Language): string {
  const { on, grade, evidence, probability, band } = rests;
  const sure =
    on === 'inferred' && probability !== undefined && band !== undefined
      ? [sureness({ probability, band }, lineage.model, language)]
      : [];
  return [RESTS[on][language], ...(grade === undefined ? [] : [grade]), ...evidence, ...sure].join(' ');
}

/** What tables lack beside the links: prices, dates, modes. */
function lacking(data: ReportData): string[] {
  const idsOf = (
    type: 'Transfer' | 'List' | 'Handle',
    keep: (node: ReturnType<typeof ofType>[number]) => boolean,
  ): string[] =>
    ofType(data, type)
      .filter(keep)
      .map(({ id }) => id);
  const used = new Set(data.edges.filter(({ type }) => type === 'USES').map(({ target }) => target));
  const supported = new Set(
    data.edges.filter(({ type }) => type === 'SUPPORTED_BY').map(({ source }) => source),
  );
  const lines: [string[], Text][] = [
    [
      idsOf('Transfer', ({ id }) => !supported.has(id)),
      both('没有证据的流转：', 'Transfers without evidence: '),
    ],
    [
      idsOf(
        'Transfer',
        (one) => textAt(one, 'mode') === 'sale' && numberAt(one, 'price_per_record') === undefined,
      ),
      both('价格不详的出售：', 'Sales of unknown price: '),
    ],
    [
      idsOf('Transfer', (one) => textAt(one, 'on') === ''),
      both('日期不详的流转：', 'Transfers of unknown date: '),
    ],
    [
      idsOf('Transfer', (one) => textAt(one, 'mode') === 'unknown'),
      both('方式不明的流转：', 'Transfers of unknown mode: '),
    ],
    [
      idsOf('Handle', ({ id }) => !used.has(id)),
      both('使用者不详的账号：', 'Handles whose user is not known: '),
    ],
    [
      idsOf('List', (one) => textAt(one, 'obtained_on') === ''),
      both('取得日期不详的名单：', 'Lists of unknown date: '),
    ],
  ];
  return lines
    .filter(([ids]) => ids.length > 0)
    .map(([ids, title]) => `${title[data.language]}${enumerated(ids, data.language)}`);
}

export const openQuestions: SectionOf = {
  id: 'open-questions',
  title: both('待查事项', 'Open questions'),
  blocks(data) {
    const { language, tasks } = data;
    const zh = language === 'zh';
    const shown = tasks.open.slice(0, MOST);
    const lacks = lacking(data);
    return [
      ...partOf(
        {
          heading: both('尚未证实', 'Still unproved'),
          none: both('没有尚未证实的环节。', 'No link is unproved.'),
          title: both(
            `尚未证实 ${tasks.open.length} 项，已证实 ${tasks.proved} 项`,
            `${tasks.open.length} still unproved, ${tasks.proved} proved`,
          ),
          columns: [
            { title: both('事项', 'What'), width: 4, cell: ({ what }) => what[language] },
            {
              title: both('现有依据', 'Rests on'),
              width: 3.2,
              cell: (task) => restText(task, data, language),
            },
            {
              title: both('影响名单', 'Lists'),
              width: 1.5,
              align: 'right',
              cell: ({ lists }) => String(lists),
            },
            {
              title: both('查什么可以定论', 'What would settle it'),
              width: 7.5,
              cell: ({ settledBy }) => settledBy.map(({ what }) => what[language]).join(zh ? '；' : '; '),
            },
            {
              title: both('办理', 'Work'),
              width: 2,
              cell: ({ state, assignee }) =>
                [STATE[state][language], ...(assignee === undefined ? [] : [assignee])].join(' '),
            },
          ],
          rows: shown,
        },
        language,
      ),
      ...cutNote(shown.length, tasks.open.length, language),
      ...(shown.length === 0
        ? []
        : [
            say(
              zh
                ? '按“不确定程度 × 受影响的名单数”排列。有可靠书证（来源 A–B 且内容 1–2，或来源 1 且内容 A–B）或已认定、且数据不相反的，算作已证实。'
                : 'In the order of how open each is times the lists that hang on it. Proved is what rests on well-graded documents (source A–B and content 1–2, or source 1 and content A–B) or an investigator’s word and is not contradicted by the rows.',
              'quiet',
            ),
          ]),
      ...(lacks.length === 0 ? [] : [heading(zh ? '资料所缺' : 'What the tables lack'), items(lacks)]),
    ];
  },
};
