// The first page in plain words: what was found, how sure it is, and what is open.
import { enumerated } from '#contract/text.ts';
import type { SectionOf } from '../define.ts';
import { numberAt, ofType, type ReportData } from '../data.ts';
import { items, say } from '../model.ts';
import { chance, kindWord, namesOf, whole } from '../words.ts';

function kindsOf(data: ReportData): string {
  const counts = new Map<string, number>();
  for (const node of ofType(data, 'Party')) {
    const kind = kindWord(node, data.language);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return enumerated(
    [...counts].map(([kind, count]) => `${kind} ${count}`),
    data.language,
  );
}

export const summary: SectionOf = {
  id: 'summary',
  title: { zh: '摘要', en: 'Summary' },
  blocks(data) {
    const { language, lineage, traces, count, findings } = data;
    const zh = language === 'zh';
    const lists = ofType(data, 'List');
    const rows = lists.reduce((sum, list) => sum + (numberAt(list, 'rows') ?? 0), 0);
    const transfers = ofType(data, 'Transfer');
    const supported = new Set(
      data.edges.flatMap(({ type, source }) => (type === 'SUPPORTED_BY' ? [source] : [])),
    );
    const onEvidence = transfers.filter(({ id }) => supported.has(id)).length;
    if (data.nodes.length === 0) {
      return [say(zh ? '本案尚无任何主体、名单或流转。' : 'The case holds no party, list or transfer yet.')];
    }
    const decided = (kind: string): number =>
      lineage.lists.filter(({ decision }) => decision === kind).length;
    const name = namesOf(data);
    /** Who gave a list, by a document, to the first of whom a copy was seized. */
    const giverOf = (list: string): string => {
      const paths = traces.flatMap((trace) => trace.paths);
      const moves = paths
        .filter(({ steps }) => steps.at(-1)?.list === list)
        .flatMap(({ beyond }) => beyond.slice(0, 1));
      const [move, ...others] = new Map(moves.map((one) => [one.transfer, one])).values();
      if (move === undefined || others.length > 0) return '';
      return zh
        ? `（${move.transfer} 载明来自 ${name(move.holder)}，其副本未起获）`
        : ` (from ${name(move.holder)} by ${move.transfer}, whose copy was not seized)`;
    };
    const first = new Map<string, string>();
    for (const { firstHolders } of traces) {
      for (const { holder, list } of firstHolders)
        first.set(list, `${name(holder)}, ${list}${giverOf(list)}`);
    }
    const parties = ofType(data, 'Party').length;
    const handles = ofType(data, 'Handle').length;
    const firsts = [...first.values()].slice(0, 6);
    const contrary = findings.filter(({ kind }) => kind !== 'agrees' && kind !== 'silent').length;
    return [
      say(
        zh
          ? `本报告涉及 ${parties} 个主体（${kindsOf(data)}）、${handles} 个账号、${lists.length} 份名单，共 ${whole(rows)} 行记录，以及 ${transfers.length} 次流转，其中 ${onEvidence} 次有证据。`
          : `This report concerns ${parties} parties (${kindsOf(data)}), ${handles} handles and ${lists.length} lists with ${whole(rows)} rows in all, and ${transfers.length} transfers, ${onEvidence} of them on evidence.`,
      ),
      items([
        zh
          ? `名单来源：${decided('derived')} 份找到已起获的来源，${decided('source-not-seized')} 份的来源未起获，${decided('independent')} 份看不出来源于他人，${decided('undecided')} 份无法判断。`
          : `Sources of lists: ${decided('derived')} have a seized source, ${decided('source-not-seized')} have one that was not seized, ${decided('independent')} show none, ${decided('undecided')} are undecided.`,
        ...(firsts.length === 0
          ? []
          : [
              zh
                ? `目前可知最早的持有者（名单）：${firsts.join('；')}${first.size > firsts.length ? `；此处列 ${firsts.length} / ${first.size}，其余见“推断”` : ''}。`
                : `First known holders (list): ${firsts.join('; ')}${first.size > firsts.length ? `; ${firsts.length} of ${first.size} here, the rest under Inference` : ''}.`,
            ]),
        ...(count === undefined
          ? []
          : [
              zh
                ? `查获 ${whole(count.records.seized)} 条，扣除重复 ${whole(count.records.duplicates)} 条、不实 ${whole(count.records.false)} 条，计入 ${whole(count.records.counted)} 条。`
                : `${whole(count.records.seized)} records were seized; ${whole(count.records.duplicates)} duplicates and ${whole(count.records.false)} false ones are deducted; ${whole(count.records.counted)} count.`,
            ]),
        ...(contrary === 0
          ? []
          : [
              zh
                ? `有 ${contrary} 处书证与名单数据不符，见“矛盾”。`
                : `Places where documents and rows do not agree: ${contrary}; see Contradictions.`,
            ]),
      ]),
      say(
        zh
          ? '推断不是认定：每项推断都写明把握、依据和其他可能。本报告不对任何人是否违法作判断。'
          : 'An inference is not a finding: each one says how sure it is, why, and what else could be. This report judges nobody.',
        'quiet',
      ),
      ...(lineage.model.calibrated ? [] : [say(chance(0, lineage.model, language), 'warning')]),
    ];
  },
};
