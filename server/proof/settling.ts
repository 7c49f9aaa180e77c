// Which evidence would settle a task, in plain words: what to look for, with whom, and for which days.
import { both } from '#contract/text.ts';
import type { Settling } from '#contract/proof-task.ts';
import { bounds, zhDay } from '#contract/when.ts';
import type { ProofList, ProofTransfer } from './input.ts';

type Dated = Pick<ProofList, 'firstPossibleOn' | 'lastPossibleOn'>;

/** The days on which a list can have been handed on: not before its source can have existed, not after the copy did. */
function days(source: Dated | undefined, copy: Dated): { zh: string; en: string } {
  const { first } = bounds(source?.firstPossibleOn, undefined);
  const { last } = bounds(undefined, copy.lastPossibleOn);
  if (first !== undefined && last !== undefined && first <= last)
    return { zh: `（${zhDay(first)}至${zhDay(last)}）`, en: ` (from ${first} to ${last})` };
  if (last !== undefined) return { zh: `（${zhDay(last)}及以前）`, en: ` (until ${last})` };
  if (first !== undefined) return { zh: `（${zhDay(first)}起）`, en: ` (from ${first} on)` };
  return { zh: '', en: '' };
}

/** A document of the hand-over between two holders, or, where one holder had both, traces of the copying itself. */
export function wishDocument(source: ProofList, copy: ProofList, actor: (id: string) => string): Settling {
  const when = days(source, copy);
  const [giver, taker] = [source.holder, copy.holder];
  if (giver === '' || taker === '' || actor(giver) === actor(taker))
    return {
      kind: 'document',
      list: copy.id,
      holder: taker,
      what: both(
        `${source.id} 与 ${copy.id} 出自同一持有者：查其电脑上两个文件的保存时间、作者和操作痕迹${when.zh}`,
        `One holder had both ${source.id} and ${copy.id}: look on the device for when and by whom either file was saved${when.en}`,
      ),
    };
  return {
    kind: 'document',
    list: source.id,
    holder: giver,
    what: both(
      `${giver} 与 ${taker} 之间的交接记录：聊天、邮件、付款${when.zh}`,
      `A record of the hand-over between ${giver} and ${taker}: chat, mail, payment${when.en}`,
    ),
  };
}

/** Which of two lists was first, where the rows favour the other direction or the days cannot be. */
export const wishOrder = (source: ProofList, copy: ProofList): Settling => ({
  kind: 'date',
  list: copy.id,
  what: both(
    `${source.id} 与 ${copy.id} 何者先存在：两个文件的创建、保存和收发时间`,
    `Which of ${source.id} and ${copy.id} was first: when either file was made, saved, sent and received`,
  ),
});

/** Dates of a list that are not known and that would exclude sources or copies. */
export function wishDates(list: ProofList, as: 'copy' | 'source'): Settling[] {
  const missing = as === 'copy' ? list.lastPossibleOn === undefined : list.firstPossibleOn === undefined;
  if (!missing) return [];
  return [
    {
      kind: 'date',
      list: list.id,
      what:
        as === 'copy'
          ? both(
              `${list.id} 最晚何时已存在（扣押、发送、使用的日期）`,
              `When ${list.id} existed at the latest (seized, sent, used)`,
            )
          : both(`${list.id} 最早何时可能存在`, `When ${list.id} can have existed at the earliest`),
    },
  ];
}

/** What a documented transfer lacks: an exhibit, or a better source than the one that it rests on. */
export function wishForTransfer({ transfer, evidence, grade, from, to }: ProofTransfer): Settling[] {
  if (evidence.length === 0)
    return [
      {
        kind: 'exhibit',
        transfer,
        what: both(
          `${transfer} 没有证据：补入 ${from} 交给 ${to} 的书证、陈述或数据`,
          `${transfer} rests on no exhibit: add the document, statement or data by which ${from} gave to ${to}`,
        ),
      },
    ];
  return [
    {
      kind: 'better-source',
      transfer,
      what: both(
        `${transfer} 的依据（${evidence.join('、')}）可信度为 ${grade ?? '未评定'}：找独立的第二来源印证`,
        `${transfer} rests on ${evidence.join(', ')}, graded ${grade ?? 'not at all'}: look for a second, independent source`,
      ),
    },
  ];
}

/** Where to look for a source that was not seized: with whoever is documented to have given it, else with the holder. */
export function wishCopy(list: ProofList, givers: readonly ProofTransfer[]): Settling[] {
  const when = days(undefined, list);
  if (givers.length > 0)
    return givers.map(({ transfer, from }) => ({
      kind: 'copy',
      list: list.id,
      holder: from,
      transfer,
      what: both(
        `${transfer} 载明 ${from} 给出，但其手中未起获副本：查其电脑、网盘、聊天附件${when.zh}`,
        `By ${transfer} it came from ${from}, of whom no copy was seized: search devices, cloud storage, attachments of chats${when.en}`,
      ),
    }));
  return [
    {
      kind: 'copy',
      list: list.id,
      ...(list.holder === '' ? {} : { holder: list.holder }),
      what: both(
        `问 ${list.holder || '持有者'} ${list.id} 从何而来，查其邮箱、聊天和付款记录${when.zh}`,
        `Ask ${list.holder || 'the holder'} where ${list.id} came from; search mailboxes, chats and payments${when.en}`,
      ),
    },
  ];
}

/** Whose an account is. */
export const wishHolder = (handle: string): Settling => ({
  kind: 'holder',
  holder: handle,
  what: both(
    `${handle} 的实名登记、绑定手机、登录地址和收款账户`,
    `Registration, bound phone, sign-in addresses and payment account of ${handle}`,
  ),
});
