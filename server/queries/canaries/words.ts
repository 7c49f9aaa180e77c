// What an alert says, and what it does not, in words that stand by themselves.
import type { Text } from '#contract/text.ts';
import { zhDay } from '#contract/when.ts';

interface Passage {
  /** The list, or the file that was held against the case. */
  list: Text;
  recipient: string;
  rows: number;
}

/** The exact meaning of canaries in a list. */
export const meaningOf = ({ list, recipient, rows }: Passage): Text => ({
  zh: `${list.zh}有 ${rows} 行是交给 ${recipient} 的标记记录：这些行经过 ${recipient} 之手，但不一定直接得自 ${recipient}——其副本可能又被转手。其余各行来自何处，以及 ${recipient} 有无过错，都不由此得出。`,
  en: `${rows === 1 ? '1 row' : `${rows} rows`} of ${list.en} ${rows === 1 ? 'is a canary' : 'are canaries'} given to ${recipient}: ${rows === 1 ? 'this row' : 'these rows'} passed through ${recipient}, not necessarily directly, for ${recipient}’s copies may have been passed on. It says neither where the other rows came from nor that ${recipient} did wrong.`,
});

/** The recipient’s own list. */
export const expectedOf = ({ list, recipient, rows }: Passage): Text => ({
  zh: `${list.zh}由 ${recipient} 自己持有，其中 ${rows} 行是交给 ${recipient} 的标记记录：它们本应在此，不作提示。`,
  en: `${list.en[0]!.toUpperCase()}${list.en.slice(1)} is held by ${recipient}, and ${rows === 1 ? '1 row of it is a canary' : `${rows} rows of it are canaries`} given to ${recipient}: that is where they were put, so this is no alert.`,
});

export const CAVEATS = {
  retracted: (recipient: string): Text => ({
    zh: `${recipient} 已从案件中撤回：登记时的交付仍在日志中，请先核对接收方。`,
    en: `${recipient} was taken back from the case since: that it was given stands in the journal, but check the recipient first.`,
  }),
  early: (last: string, given: string): Text => ({
    zh: `该名单最晚存在于${zhDay(last)}，标记记录${zhDay(given)}才交付：两个日期至少有一个不对，或标记记录另有出处。`,
    en: `The list can have existed until ${last} at the latest, and the canaries were given on ${given}: one of the dates is wrong, or they came another way.`,
  }),
  shared: (count: number): Text => ({
    zh: `其中 ${count} 条标记记录在另一案件中也交给了别人：仅凭它们分不清经过了谁。`,
    en: `${count} of the canaries ${count === 1 ? 'was' : 'were'} given to somebody else in another case too: by ${count === 1 ? 'it' : 'them'} alone nobody can tell whose copy this is.`,
  }),
} as const;
