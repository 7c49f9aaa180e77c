// Makes a report of its data: the first page, then every section of the registry that has something to say.
import { zhDay } from '#contract/when.ts';
import type { ReportData } from './data.ts';
import type { Block, Report, Section } from './model.ts';
import { SECTIONS } from './registry.ts';
import { day, whole } from './words.ts';

/** Fonts for Chinese set round quotes as wide as a character: beside Latin letters they are written straight. */
const straight = (text: string): string =>
  text.replaceAll(/(?<=[\w.])’|’(?=\w)/g, "'").replaceAll(/“(?=\w)|(?<=[\w.])”/g, '"');

function straightened(section: Section): Section {
  const blocks = section.blocks.map((block): Block => {
    if (block.kind === 'text' || block.kind === 'heading') return { ...block, text: straight(block.text) };
    if (block.kind === 'items') return { ...block, items: block.items.map(straight) };
    if (block.kind !== 'table') return block;
    return { ...block, title: straight(block.title), rows: block.rows.map((row) => row.map(straight)) };
  });
  return { ...section, blocks };
}

export function composeReport(data: ReportData): Report {
  const { language, request, nodes, edges, total, journal } = data;
  const zh = language === 'zh';
  const { letterhead = [], title, caseNumber } = request.template ?? {};
  const shown = nodes.length + edges.length;
  const facts: [string, string][] = [
    [zh ? '案件' : 'Case', data.case.title],
    [zh ? '案件编号' : 'Case id', data.case.id],
    ...(caseNumber === undefined ? [] : [[zh ? '案号' : 'Case number', caseNumber] as [string, string]]),
    [
      zh ? '范围' : 'Scope',
      `${request.select === undefined ? (zh ? '全案' : 'whole case') : zh ? '所选部分' : 'a selection'}，${whole(shown)} / ${whole(total)}`.replace(
        '，',
        zh ? '，' : ', ',
      ) + (zh ? ' 个元素' : ' elements'),
    ],
    [
      zh ? '个人信息' : 'Personal data',
      request.reveal === true
        ? zh
          ? '未掩码（已记入日志）'
          : 'unmasked (journalled)'
        : zh
          ? '已掩码'
          : 'masked',
    ],
    [
      zh ? '案情截至' : 'As of',
      zh
        ? `${zhDay(day(journal.at))}，日志第 ${journal.seq} 条`
        : `${day(journal.at)}, journal entry ${journal.seq}`,
    ],
  ];
  const sections = SECTIONS.map(({ id, title: name, blocks }) => ({
    id,
    title: name[language],
    blocks: blocks(data),
  }));
  const shownSections = zh ? sections : sections.map(straightened);
  return {
    title: title ?? (zh ? '名单流转分析报告' : 'Report on the passage of lists'),
    subtitle: data.case.title,
    letterhead,
    facts,
    language,
    asOf: journal.at,
    sections: shownSections.filter(({ blocks }) => blocks.length > 0),
  };
}
